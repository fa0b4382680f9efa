using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>Something that a rule says about the book as it is.</summary>
/// <param name="Key">The same text as long as it is the same thing.</param>
/// <param name="Title">One line. Names in it are raw: encode them where they are shown.</param>
/// <param name="Reason">The formula with its numbers.</param>
/// <param name="Link">Page and query that show it, relative.</param>
/// <param name="Raises">Whether it is reason enough to raise an alert, and not only to keep one open.</param>
public sealed record AlertFinding(AlertKind Kind, string Key, LimitLevel Severity, Month? Month, string Title, string Reason, string Link, bool Raises = true)
{
    /// <summary>Keys of alerts that say it already: while one of them is open, and stays so, this raises none.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];
}
