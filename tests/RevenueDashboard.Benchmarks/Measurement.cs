using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>What was measured side by side, run by run.</summary>
/// <param name="Ours">Seconds per run.</param>
/// <param name="Peer">Seconds per run of the peer, in the same order.</param>
internal sealed record Measurement(string What, string PeerName, IReadOnlyList<double> Ours, IReadOnlyList<double> Peer, string Note)
{
    /// <summary>Ours over the peer's, pair by pair: a machine that slows down slows both.</summary>
    public double Ratio => Median(Ours.Zip(Peer, (ours, peer) => ours / peer));

    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public string ToRow() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {What} | {Seconds(Ours)} | {PeerName} | {Seconds(Peer)} | {(Ratio <= 1 ? $"{1 / Ratio:0.0} × faster" : $"{Ratio:0.00} × as long")} | {Ours.Count} | {Note} |");

    private static string Seconds(IReadOnlyList<double> runs)
    {
        var median = Median(runs);
        return median < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{1000 * median:0.0} ms ({1000 * runs.Min():0.0}–{1000 * runs.Max():0.0})")
            : string.Create(CultureInfo.InvariantCulture, $"{median:0.00} s ({runs.Min():0.00}–{runs.Max():0.00})");
    }
}
