using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How it stands with the limits in one month, in a sentence: for whoever closes it.</summary>
public sealed class LimitsOfMonth(CubeStore cubes, TimeProvider time)
{
    /// <returns>Whether every limit with a figure is kept, and what was found.</returns>
    public async Task<(bool AreKept, string Finding)> FindAsync(Month month, CancellationToken cancellation = default)
    {
        RevenueCube cube;
        try
        {
            cube = await cubes.CurrentAsync(cancellation);
        }
        catch (InvalidDataException missing)
        {
            // Without a rate there are no figures at all: another check says so and stops the closing.
            return (false, $"They cannot be held against the figures. {missing.Message}");
        }

        return InWords(LimitsReport.Now(cube, new ReportQuestion { From = month, To = month }, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }

    internal static (bool AreKept, string Finding) InWords(LimitsReport report)
    {
        List<string> parts = [];
        Add("Broken", LimitStatus.Breached);
        Add("Broken and waived", LimitStatus.Waived);
        Add("Near", LimitStatus.Warning);
        var (kept, without) = (report.CountOf(LimitStatus.Within), report.CountOf(LimitStatus.NotAvailable));
        if (parts.Count == 0 && kept == 0) return (true, "No limit has a figure in the month.");

        if (kept > 0) parts.Add($"{(parts.Count == 0 ? "All that have a figure are kept" : "Kept")}: {kept} of {report.Limits.Count}");
        if (without > 0 && kept < report.Limits.Count) parts.Add($"Without a figure: {without}");
        return (report.Limits.All(finding => finding.Status is LimitStatus.Within or LimitStatus.NotAvailable), string.Join(". ", parts) + ".");

        void Add(string word, LimitStatus status)
        {
            var found = report.Limits.Where(finding => finding.Status == status).Select(finding => $"{finding.Rule.Name} ({Figure(finding)})").ToList();
            if (found.Count > 0) parts.Add($"{word}: {string.Join("; ", found)}");
        }
    }

    private static string Figure(LimitFinding finding) =>
        $"{(finding.Rule.IsOfTheBook ? "" : $"{finding.Figure!.Subject} ")}{LimitText.Of(finding.Rule, finding.Figure!.Figure)} of {LimitText.Of(finding.Rule, finding.Rule.HardLevel)}";
}
