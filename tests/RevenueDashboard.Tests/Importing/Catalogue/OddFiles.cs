using Xunit.Sdk;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>Every odd file, each under a name of its own.</summary>
internal static class OddFiles
{
    /// <summary>What the catalogue promises at least.</summary>
    public const int Promised = 200;

    public static IReadOnlyDictionary<string, OddFile> ByName { get; } =
        new[] { OddAmounts.All, OddMonths.All, OddTexts.All, OddNames.All, OddWorkbooks.All }.SelectMany(files => files).ToDictionary(file => file.Name);

    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>Says what became of a file in the catalogue's words, so that a difference reads as one.</summary>
    public static void Compare(OddFile file, string outcome, IEnumerable<string> details)
    {
        var expected = $"{file.Outcome}: {string.Join(", ", file.Details)}";
        var found = $"{outcome}: {string.Join(", ", details)}";
        if (expected != found) throw EqualException.ForMismatchedValues(expected, found, banner: file.Name);
    }
}
