"""What the demo says on the terminal."""

from deploy.demo.cast import Company
from deploy.demo.place import Memory, Place


def said(what: str) -> None:
    """Say one line of progress."""
    print(f"demo: {what}", flush=True)


def welcome(place: Place, memory: Memory, company: Company) -> str:
    """The addresses, one sign-in for each role, and how to end it."""
    sign_ins = [(company.named(one["name"]).email, one["about"]) for one in company.document["sign_ins"]]
    width = max(len(email) for email, _about in sign_ins)
    lines = [f"  {email:{width}}  {about}" for email, about in sign_ins]
    teams = {person.team for person in company.people if person.team}
    return "\n".join(
        [
            "",
            f"{company.document['name']}: {len(company.people)} people, {len(teams)} teams, 13 months of answers.",
            "",
            f"  Kymppi    {place.base_url}",
            f"  letters   {place.letters_url}   (caught here, never delivered)",
            "",
            f"Sign in with one of these addresses and the password {memory.password}",
            "",
            *lines,
            "",
            "A second factor is offered here and asked of nobody; in earnest, supervisors, HR and admins need one.",
            "",
            f"Ready. Data and logs are in {place.folder}. Ctrl-C ends it; `make demo-reset` starts over.",
        ]
    )
