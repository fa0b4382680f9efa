using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A claim as the book knows it at the cube's time. All texts are raw: encode them where they are shown.</summary>
/// <param name="Months">What it is about; null when nobody said.</param>
/// <param name="Over">A number that the metric takes, in ten-thousandths.</param>
/// <param name="Value">What is claimed, in ten-thousandths of the unit; null when only words were said.</param>
public sealed record CubeClaim(
    string Name, ClaimMetric Metric, MonthRange? Months, string? Product, string? Customer, long? Over, long? Value, string? Unit, string? Qualifier,
    string? Speaker, DateOnly? Date, string? Statement, string? Source, string? Note)
{
    /// <summary>The latest batch that names a claim says all of it; one that was withdrawn is gone.</summary>
    /// <param name="said">In the order of the commits.</param>
    internal static IReadOnlyList<CubeClaim> Of(IEnumerable<Claim> said)
    {
        var claims = new Dictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var claim in said) claims[Names.Key(claim.Name)] = claim;
        return
        [
            .. claims.OrderBy(claim => claim.Key, StringComparer.Ordinal).Select(claim => claim.Value).Where(claim => !claim.IsWithdrawn).Select(claim => new CubeClaim(
                claim.Name, ClaimMetrics.Named(claim.Metric) ?? ClaimMetric.Other, MonthsOf(claim), claim.Product, claim.Customer, claim.Over, claim.Value, claim.Unit, claim.Qualifier,
                claim.Speaker, claim.Date, claim.Statement, claim.Source, claim.Note)),
        ];
    }

    private static MonthRange? MonthsOf(Claim claim) => claim.LastMonth is { } last ? new MonthRange(claim.FirstMonth ?? last, last) : null;
}
