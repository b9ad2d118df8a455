"""A file of people to fill in: two who do not exist."""

EXAMPLE = (
    (
        "EXAMPLE-1",
        "Tuulikki Rantamaa",
        "tuulikki@company.example",
        "Phone",
        "",
        "supervisor",
        "fi",
        "",
        "2015-03-01",
        "",
        100,
    ),
    (
        "EXAMPLE-2",
        "Pihla Vuorenmaa",
        "pihla@company.example",
        "Phone",
        "EXAMPLE-1",
        "employee",
        "sv",
        "",
        "2019-08-15",
        "",
        80,
    ),
)
