// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/raster_stream.hpp"

#include <cups/raster.h>
#include <gtest/gtest.h>

#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace fifteen::cups_filter {
namespace {

/// A file in memory.
class Document {
public:
    Document()
        : descriptor_(memfd_create("document", MFD_CLOEXEC)) {}

    ~Document() { close(descriptor_); }

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Pages of 16 dots and 4 rows, each row the page's number.
    void writePages(int count, cups_mode_t mode) const {
        cups_raster_t* const raster = cupsRasterOpen(descriptor_, mode);
        for (int page = 1; page <= count; ++page) {
            cups_page_header2_t header{};
            std::strcpy(header.MediaClass, "PwgRaster");
            header.HWResolution[0] = header.HWResolution[1] = 203;
            header.cupsWidth = 16;
            header.cupsHeight = 4;
            header.cupsBitsPerColor = header.cupsBitsPerPixel = 1;
            header.cupsBytesPerLine = 2;
            header.cupsColorSpace = CUPS_CSPACE_K;
            header.cupsNumColors = 1;
            EXPECT_NE(cupsRasterWriteHeader2(raster, &header), 0u);
            std::array<unsigned char, 2> row{0, static_cast<unsigned char>(page)};
            for (int y = 0; y < 4; ++y) {
                EXPECT_EQ(cupsRasterWritePixels(raster, row.data(), 2), 2u);
            }
        }
        cupsRasterClose(raster);
        rewind();
    }

    void writeText(const char* text) const {
        EXPECT_EQ(write(descriptor_, text, std::strlen(text)), static_cast<ssize_t>(std::strlen(text)));
        rewind();
    }

    void cutOff(off_t bytes) const {
        EXPECT_EQ(ftruncate(descriptor_, lseek(descriptor_, 0, SEEK_END) - bytes), 0);
        rewind();
    }

    int descriptor() const { return descriptor_; }

private:
    void rewind() const { lseek(descriptor_, 0, SEEK_SET); }

    int descriptor_;
};

class RasterStreams : public testing::TestWithParam<cups_mode_t> {};

TEST_P(RasterStreams, pagesComeInOrder) {
    const Document document;
    document.writePages(3, GetParam());
    RasterStream stream(document.descriptor());
    for (std::uint8_t page = 1; page <= 3; ++page) {
        const auto raster = stream.next(576);
        ASSERT_TRUE(raster) << raster.error().message();
        ASSERT_TRUE(*raster);
        EXPECT_EQ(**raster, (escpos::Raster{16, 4, {0, page, 0, page, 0, page, 0, page}}));
    }
    const auto end = stream.next(576);
    ASSERT_TRUE(end);
    EXPECT_FALSE(*end);
}

TEST_P(RasterStreams, aPageThatIsCutShortIsNone) {
    const Document document;
    document.writePages(2, GetParam());
    document.cutOff(3);
    RasterStream stream(document.descriptor());
    ASSERT_TRUE(stream.next(576));
    EXPECT_EQ(stream.next(576).error(), Error::shortInput);
}

TEST_P(RasterStreams, blackBeyondTheHeadIsRefused) {
    const Document document;
    document.writePages(1, GetParam());
    RasterStream stream(document.descriptor());
    EXPECT_EQ(stream.next(8).error(), Error::tooWide);
}

// CUPS raster (version 3, not compressed) and PWG raster.
INSTANTIATE_TEST_SUITE_P(Versions, RasterStreams, testing::Values(CUPS_RASTER_WRITE, CUPS_RASTER_WRITE_PWG));

TEST(RasterStream, whatIsNoRasterIsToldSo) {
    for (const char* text : {"", "RaS", "%PDF-1.7 and so on", "RaS2", "RaS2PwgRaster and then nothing"}) {
        const Document document;
        document.writeText(text);
        RasterStream stream(document.descriptor());
        EXPECT_EQ(stream.next(576).error(), Error::notRaster) << text;
    }
}

} // namespace
} // namespace fifteen::cups_filter
