using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>Asks whether a row further down is the header: reports have titles, and a title is no header.</summary>
internal static class HeaderQuestion
{
    private const int LinesShown = 6;

    /// <summary>Of the rows at the start of the file the one that looks like the header more than the first does; null when the first does.</summary>
    /// <param name="candidates">The first rows as each separator divides them.</param>
    /// <param name="first">The first row that is not blank.</param>
    /// <param name="known">How many of a row's fields are headers.</param>
    public static FileHeader? Later(IEnumerable<IReadOnlyList<FileHeader>> candidates, FileHeader first, Func<string[], int> known)
    {
        // A title may be a word that is also a header: "Revenue". Two of them are a header, if not a whole one.
        var inFirst = known(first.Texts);
        if (inFirst > 1) return null;

        var later = candidates.SelectMany(rows => rows).Where(row => row.Line > first.Line).MaxBy(row => known(row.Texts) * 100 - Math.Min(row.Line, 99));
        return later is not null && known(later.Texts) >= inFirst + 2 ? later : null;
    }

    public static ImportQuestion Of(FileHeader header, IReadOnlyList<FileHeader> rows)
    {
        var line = header.Line.ToString(CultureInfo.InvariantCulture);
        var above = rows.Where(row => row.Line < header.Line).Take(LinesShown).Append(header);
        return new ImportQuestion(ImportQuestion.HeaderRow,
            $"The first row does not name the columns; line {line} seems to. Is line {line} the header? The lines above it are left out then.",
            [.. above.Select(row => string.Create(CultureInfo.InvariantCulture, $"Line {row.Line}: {Excerpt.Of(string.Join(row.Separator, row.Texts).TrimEnd(row.Separator))}"))],
            [new ImportChoice(line, $"Line {line} is the header: leave out what stands above it"), new ImportChoice(ImportQuestion.Refuse, "Refuse the file: remove the lines above the header")])
        {
            IsAboutReading = true,
        };
    }
}
