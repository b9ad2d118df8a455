"""From a customer's answer to a person's scorecard."""
