"""What pictures say: their legends, captions and alternative texts."""

NB = {
    "figure": "Figur",
    "pic_page": "{caption}, {page} av {pages}",
    "pic_continued": "{heading} (forts.)",
    "pic_more": "og {n} til",
    "pic_difference_caption": "Forskjeller etter {by}, med 95\N{NO-BREAK SPACE}% intervall",
    "pic_difference_axis": "Differanse: andel {units} som tok det opp, {a} minus {b}",
    "pic_more_often": "oftere: {value}",
    "pic_rest": "Uavklart eller tynt grunnlag",
    "pic_interval": "95\N{NO-BREAK SPACE}% posteriorintervall",
    "pic_small": "differanse under {margin}",
    "pic_undefined": "ikke spurt på begge sider",
    "pic_difference_alt": (
        "Differanseplott med {rows}, hver med differansen mellom andelene av {units} og et 95\N{NO-BREAK SPACE}% "
        "intervall. Til høyre for null: oftere {a}. Til venstre: oftere {b}."
    ),
    "pic_row_alt": "{row}: {a} av {of_a} mot {b} av {of_b}",
    "pic_firm_alt": "{row}: {a} av {of_a} mot {b} av {of_b}, differanse {difference} ({low} til {high}), {label}",
}

EN = {
    "figure": "Figure",
    "pic_page": "{caption}, {page} of {pages}",
    "pic_continued": "{heading} (cont.)",
    "pic_more": "and {n} more",
    "pic_difference_caption": "Differences by {by}, with 95% intervals",
    "pic_difference_axis": "Difference: share of {units} that raised it, {a} minus {b}",
    "pic_more_often": "more often: {value}",
    "pic_rest": "Unresolved or thin",
    "pic_interval": "95% posterior interval",
    "pic_small": "difference below {margin}",
    "pic_undefined": "not asked on both sides",
    "pic_difference_alt": (
        "Difference plot with {rows}, each with the difference between the shares of {units} and a 95% interval. "
        "To the right of zero: more often {a}. To the left: more often {b}."
    ),
    "pic_row_alt": "{row}: {a} of {of_a} against {b} of {of_b}",
    "pic_firm_alt": "{row}: {a} of {of_a} against {b} of {of_b}, difference {difference} ({low} to {high}), {label}",
}
