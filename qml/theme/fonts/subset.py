#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts the screens' letters out of Noto Sans CJK: subset.py NotoSansCJK-Bold.ttc FifteenSansSC-Bold.otf

The whole font is 19 MB a weight, and a cold board reads both before its first picture. What is kept is GB 2312 (6763
characters, 99.75 % of what is written) and the letters and signs of western European languages; whatever else a name
may hold is drawn from the whole font, by fallback. The result has a family name of its own, so that the two can stand
side by side. Noto's licence, the SIL Open Font License 1.1, allows it, reserves no name, and stays in the file.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

SOURCE_FAMILY = "Noto Sans CJK SC"
FAMILY = "Fifteen Sans SC"
ENGLISH = 0x409
# Identifiers of the name table, as OpenType numbers them.
FAMILY_ID, UNIQUE_ID, FULL_ID, POSTSCRIPT_ID = 1, 3, 4, 6

SIGNS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin letters with accents
    (0x2000, 0x206F),  # punctuation
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25FF),  # shapes
    (0x3000, 0x303F),  # Chinese punctuation
    (0xFF00, 0xFFEF),  # full-width forms
]


def gb2312():
    pairs = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(character) for pair in pairs for character in pair.decode("gb2312", "ignore")}


def simplified_face(path):
    for face in TTCollection(path, lazy=True).fonts:
        if face["name"].getDebugName(FAMILY_ID).startswith(SOURCE_FAMILY):
            return face
    sys.exit(f"{path}: has no face {SOURCE_FAMILY}")


def rename(face, style):
    names = face["name"]
    names.setName(FAMILY, FAMILY_ID, 3, 1, ENGLISH)
    names.setName(f"{FAMILY} {style}", FULL_ID, 3, 1, ENGLISH)
    for name in (UNIQUE_ID, POSTSCRIPT_ID):
        names.setName(f"{FAMILY.replace(' ', '')}-{style}", name, 3, 1, ENGLISH)


def main(source, target):
    face = simplified_face(source)
    style = face["name"].getDebugName(2)
    subsetter = subset.Subsetter(subset.Options(name_IDs=["*"], name_languages=[ENGLISH], notdef_outline=True))
    subsetter.populate(unicodes=gb2312() | {code for first, last in SIGNS for code in range(first, last + 1)})
    subsetter.subset(face)
    rename(face, style)
    face.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
