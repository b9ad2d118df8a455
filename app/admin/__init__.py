"""The administrator's pages: their frame, and what the ground floor knows. No money and no customer's words on them."""
