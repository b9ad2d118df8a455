"""What an attacker would send: to every field of every form and every address, looked for on every page and file."""
