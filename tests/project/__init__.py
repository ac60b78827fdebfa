"""What holds for the project as a whole: its structure, its versions, its instructions."""
