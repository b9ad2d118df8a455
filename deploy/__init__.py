"""What stands around the product: its environment, the demo company and a mail catcher."""
