"""How the built site is served: packed copies, headers, a server to try them on, and a load test."""
