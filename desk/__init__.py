"""The editorial desk: reads docs/ and data/, says what it found, and renders what pages cite."""
