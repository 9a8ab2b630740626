"""What a machine can put in order in a page: each module mends one thing, and says what it did."""
