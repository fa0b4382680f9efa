using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports.Export;

/// <summary>Claims beside the figures of the book, as a table and as JSON; what is n/a is empty or null.</summary>
public static class ClaimsExport
{
    public static ReportTable Table(ClaimsReport report) => new(
        ["claim", "speaker", "metric", "from", "to", "product", "customer", "over", "qualifier", "value", "unit", "figure", "figureLow", "figureHigh", "verdict", "why", "amongClaims"],
        [
            .. report.Claims.Select(claim => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(claim.Claim.Name),
                ReportCell.Of(claim.Claim.Speaker ?? ""),
                ReportCell.Of(ClaimMetrics.Word(claim.Claim.Metric)),
                ReportCell.Of(claim.Claim.Months?.First.ToString() ?? ""),
                ReportCell.Of(claim.Claim.Months?.Last.ToString() ?? ""),
                ReportCell.Of(claim.Claim.Product ?? ""),
                ReportCell.Of(claim.Claim.Customer ?? ""),
                ReportCell.Amount(claim.Claim.Over),
                ReportCell.Of(claim.Claim.Qualifier ?? ""),
                ReportCell.Amount(claim.Claim.Value),
                ReportCell.Of(claim.Claim.Unit ?? ""),
                ReportCell.Number(claim.Figure.Value),
                ReportCell.Number(claim.Figure.Low),
                ReportCell.Number(claim.Figure.High),
                ReportCell.Of(VerdictWord(claim.Verdict)),
                ReportCell.Of(claim.Figure.WhyNot ?? claim.Figure.Beside ?? ""),
                ReportCell.Of(string.Join(" ", claim.Among.Where(relation => !relation.Fits).Select(relation => relation.InWords))),
            ]),
        ]);

    public static JsonObject Json(ClaimsReport report) => new()
    {
        ["currency"] = report.Currency.Code,
        ["claims"] = new JsonArray([.. report.Claims.Select(claim => new JsonObject
        {
            ["claim"] = claim.Claim.Name,
            ["speaker"] = claim.Claim.Speaker,
            ["date"] = claim.Claim.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["statement"] = claim.Claim.Statement,
            ["metric"] = ClaimMetrics.Word(claim.Claim.Metric),
            ["from"] = claim.Claim.Months?.First.ToString(),
            ["to"] = claim.Claim.Months?.Last.ToString(),
            ["product"] = claim.Claim.Product,
            ["customer"] = claim.Claim.Customer,
            ["over"] = Amount(claim.Claim.Over),
            ["qualifier"] = claim.Claim.Qualifier,
            ["value"] = Amount(claim.Claim.Value),
            ["unit"] = claim.Claim.Unit,
            ["figure"] = claim.Figure.Value,
            ["figureLow"] = claim.Figure.Low,
            ["figureHigh"] = claim.Figure.High,
            ["verdict"] = VerdictWord(claim.Verdict),
            ["why"] = claim.Figure.WhyNot,
            ["beside"] = claim.Figure.Beside,
            ["amongClaims"] = new JsonArray([.. claim.Among.Select(relation => new JsonObject
            {
                ["fits"] = relation.Fits,
                ["claims"] = new JsonArray([.. relation.Others.Select(name => JsonValue.Create(name))]),
                ["words"] = relation.InWords,
            })]),
        })]),
    };

    public static string VerdictWord(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Agrees => "agrees",
        ClaimVerdict.OffBy => "off by",
        ClaimVerdict.Contradicts => "contradicts",
        _ => "cannot be computed",
    };

    private static JsonValue? Amount(long? units) => units is { } amount ? JsonValue.Create(Money.ToPlainText(amount)) : null;
}
