"""Documents that their readers edit: DOCX, of the same blocks as the page and the PDF."""
