"""The whole study as a folder of plain files: to read, to search, to archive, and to make the study of again."""
