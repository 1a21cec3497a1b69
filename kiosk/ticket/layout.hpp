// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheet.hpp"
#include "ticket/ticket_picture.hpp"

/// The parts that a ticket and a list have in common.
namespace fifteen::ticket {

/// Type sizes and spaces in dots; 80 mm after look.md, 58 mm a little smaller.
struct Sizes {
    int margin;
    int siteName;
    int subtitle;
    int number;
    int group;
    int item;
    int value; ///< figures in the box
    int text;
    int heading;
    int row;    ///< pitch of the papers
    int boxRow; ///< height of a row of the box
};

const Sizes& sizesOf(Roll roll);

void drawSite(Sheet& sheet, const Sizes& sizes, const std::string& name, const std::string& subtitle);

/// Heading, then one row a paper: box, name, leader, kind. Nothing at all for no papers.
void drawPapers(Sheet& sheet, const Sizes& sizes, const QString& heading, const std::vector<Paper>& papers,
                Language language, bool notes, bool tickBoxes);

/// A rule, then time and hotline, on one line if they fit.
void drawFoot(Sheet& sheet, const Sizes& sizes, const QString& time, const std::string& hotline, Language language);

/// From the catalogue to the painter: white space becomes single spaces; beyond 300 characters it ends in "…".
QString text(const std::string& utf8);

} // namespace fifteen::ticket
