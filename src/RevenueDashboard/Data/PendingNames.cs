namespace RevenueDashboard.Data;

/// <summary>
/// Names that no committed batch has ever brought: they came with files that are staged or were discarded, and are not in the book. Their numbers are given out
/// once and for all, so that the next file that says one of them goes by the number that is there; how they are spelled is for the first committed file to say.
/// </summary>
internal sealed class PendingNames
{
    /// <summary>Every name was in the book at some time.</summary>
    public static PendingNames None { get; } = new();

    /// <summary>Number and spelling of such customers.</summary>
    public IReadOnlyDictionary<int, string> Customers { get; init; } = new Dictionary<int, string>();

    /// <summary>Number and spelling of such products.</summary>
    public IReadOnlyDictionary<int, string> Products { get; init; } = new Dictionary<int, string>();

    /// <summary>Those customers that only discarded files named: nothing is to be held against them.</summary>
    public IReadOnlySet<int> Gone { get; init; } = new HashSet<int>();
}
