"""Floor 2: from scorecards to euros. Plans, the close of a month, statements and the export for payroll."""
