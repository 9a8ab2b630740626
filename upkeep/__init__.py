"""What time does to a finished guide: links die, reviews fall due, papers are taken back. `python -m upkeep` looks."""
