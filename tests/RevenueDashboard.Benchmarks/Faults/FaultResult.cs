namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>What came of one fault.</summary>
/// <param name="Fault">What was done.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Wrong">Where a promise was broken; empty when it held.</param>
internal sealed record FaultResult(string Fault, string Found, IReadOnlyList<string> Wrong)
{
    public bool Holds => Wrong.Count == 0;

    public string ToRow() => $"| {Fault} | {Found} | {(Holds ? "holds" : "**broken**: " + string.Join("; ", Wrong.Take(3)))} |";
}
