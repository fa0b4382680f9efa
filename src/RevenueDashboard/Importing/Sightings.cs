using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>Cells of one kind: how many there are, and the first few with their lines.</summary>
internal sealed class Sightings
{
    private const int Shown = 3;

    private readonly List<(long Line, string Text)> first = [];

    public long Count { get; private set; }

    /// <summary>The first one as a sentence says it: line 3 says 31/01/2026.</summary>
    public string First => Say(first[0]);

    public void Add(long line, ReadOnlySpan<byte> cell)
    {
        Count++;
        if (first.Count < Shown) first.Add((line, Excerpt.Of(FieldText.Trimmed(cell))));
    }

    /// <summary>The first few, one sentence each.</summary>
    /// <param name="meaning">What a text could mean; null to say nothing of it.</param>
    public IEnumerable<string> Describe(Func<string, string>? meaning = null) =>
        first.Select(seen => string.Create(CultureInfo.InvariantCulture, $"Line {seen.Line}: {seen.Text}{(meaning is null ? "" : $" {meaning(seen.Text)}")}"));

    private static string Say((long Line, string Text) seen) => string.Create(CultureInfo.InvariantCulture, $"line {seen.Line} says {seen.Text}");
}
