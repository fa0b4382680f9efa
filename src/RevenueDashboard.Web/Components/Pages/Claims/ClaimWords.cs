using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Claims;

/// <summary>What pages say of claims.</summary>
internal static class ClaimWords
{
    private const string Times = "times";

    public static (Status Status, string Word) StatusOf(JudgedClaim claim) => claim.Verdict switch
    {
        ClaimVerdict.Agrees => (Status.Ok, "Agrees"),
        ClaimVerdict.OffBy => (Status.Watch, "Off"),
        ClaimVerdict.Contradicts => (Status.Serious, "Contradicts"),
        _ => (Status.Info, "Not computed"),
    };

    public static string Counted(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Agrees => "agree with the book",
        ClaimVerdict.OffBy => "off by less than a tenth",
        ClaimVerdict.Contradicts => "contradict it",
        _ => "cannot be computed",
    };

    public static string By(CubeClaim claim) => string.Join(", ", new[] { claim.Speaker, claim.Date is { } date ? Figures.Date(date) : null, claim.Source == claim.Speaker ? null : claim.Source }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>By whom and when; the source stands elsewhere.</summary>
    public static string Said(CubeClaim claim) => string.Join(", ", new[] { claim.Speaker, claim.Date is { } date ? Figures.Date(date) : null }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>"Share of TikTok", "Customers with 10,000 or more".</summary>
    public static string About(CubeClaim claim) => claim.Metric switch
    {
        ClaimMetric.Total => "Revenue",
        ClaimMetric.AnnualRunRate => "Annual run-rate",
        ClaimMetric.TotalGrowth => "Growth of revenue",
        ClaimMetric.Amount => $"Revenue from {claim.Customer}",
        ClaimMetric.MonthlyAmount => $"Revenue a month from {claim.Customer}",
        ClaimMetric.AmountGrowth => $"Growth of {claim.Customer}",
        ClaimMetric.Share => $"Share of {claim.Customer}",
        ClaimMetric.Top1Share => "Share of the largest customer",
        ClaimMetric.Cr3 => "CR3",
        ClaimMetric.Cr5 => "CR5",
        ClaimMetric.Cr10 => "CR10",
        ClaimMetric.Cr20 => "CR20",
        ClaimMetric.Hhi => "HHI",
        ClaimMetric.EffectiveCustomers => "Effective number of customers",
        ClaimMetric.Customers => "Customers",
        ClaimMetric.CustomersOver => $"Customers over {Over(claim)} in twelve months",
        ClaimMetric.CustomersOverGrowth => $"Growth of customers over {Over(claim)} in twelve months",
        ClaimMetric.Quantity => "Volume",
        ClaimMetric.QuantityGrowth => "Growth of volume",
        ClaimMetric.CustomersOverQuantity => $"Customers with {Over(claim)} or more",
        ClaimMetric.CustomersOverQuantityGrowth => $"Growth of customers with {Over(claim)} or more",
        _ => "In words only",
    };

    /// <summary>"Azure OpenAI, Mar 2024".</summary>
    public static string Scope(CubeClaim claim) =>
        string.Join(", ", new[] { claim.Product ?? "all products", claim.Months is { } months ? Figures.MonthNames(months) : null }.OfType<string>());

    /// <summary>Where the figure is shown with what it is made of.</summary>
    public static string PageOf(CubeClaim claim, RevenueCube cube, DateOnly? knownOn = null)
    {
        var address = new ViewAddress { KnownOn = knownOn, To = claim.Months is { } months && cube.Months is { } all && all.Contains(months.Last) ? months.Last : null, Products = claim.Product is { } name && cube.ProductNamed(name) is not null ? [name] : [] };
        if (claim.Customer is { } customer && cube.Customers.FirstOrDefault(known => Names.Key(known.Name) == Names.Key(customer)) is { } found)
        {
            var position = cube.CustomerWithId(found.Id)!.Value;
            var isAlone = claim.Months is not { } of || cube.Parents.ParentOf(position, of.Last) == position;
            return (address with { Level = isAlone ? EntityLevel.Parent : EntityLevel.Customer }).On(FormattableString.Invariant($"customers/{cube.Customers[position].Id}"));
        }

        return address.On(claim.Metric is ClaimMetric.Total or ClaimMetric.TotalGrowth or ClaimMetric.AnnualRunRate or ClaimMetric.Other ? "revenue"
            : claim.Metric is >= ClaimMetric.Top1Share and <= ClaimMetric.EffectiveCustomers ? "concentration" : "customers");
    }

    /// <summary>"almost 25 %".</summary>
    public static string Claimed(CubeClaim claim, Currency currency)
    {
        var figure = claim.Value is { } value ? Said((double)Money.ToDecimal(value), claim, currency, isExact: true) : null;
        return string.Join(" ", new[] { claim.Qualifier, figure }.Where(word => !string.IsNullOrEmpty(word))) is { Length: > 0 } words ? words : "–";
    }

    public static string Figure(JudgedClaim claim, Currency currency) => claim.Figure.Value is { } value ? Said(value, claim.Claim, currency) : Figures.NotApplicable;

    /// <summary>Between what the figure lies; null when it is exact.</summary>
    public static string? Range(JudgedClaim claim, Currency currency) => claim.Figure is { Low: { } low, High: { } high } && high - low > Math.Abs(high) * 1e-9
        ? $"{Said(low, claim.Claim, currency)} to {Said(high, claim.Claim, currency)}"
        : null;

    /// <summary>What led to the verdict, and what else there is to say.</summary>
    public static IEnumerable<string> Why(JudgedClaim claim, Currency currency)
    {
        if (claim.Figure.WhyNot is { } why) yield return why;
        else if (claim.Verdict is ClaimVerdict.OffBy or ClaimVerdict.Contradicts && claim.Difference is { } difference)
            yield return $"Off by {Difference(difference, claim.Claim, currency)}. {Sentence(claim.Meant!.Rule)}";
        else if (claim.Meant is { } meant && claim.Claim.Qualifier is not null) yield return Sentence(meant.Rule);
        if (claim.Figure.Beside is { } beside) yield return beside;
        if (claim.Claim.Note is { } note) yield return note;
    }

    // A percent sign stays with its number at the end of a line.
    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.".Replace(" %", $"{Figures.ThinSpace}%", StringComparison.Ordinal);

    private static string Difference(double difference, CubeClaim claim, Currency currency) => claim.Unit switch
    {
        "%" => Figures.Points(difference / 100),
        Times => $"{Figures.Change(difference, 2)} times",
        _ when IsMoney(claim) => $"{(difference < 0 ? Figures.Minus : '+')}{Said(Math.Abs(difference), claim, currency)}",
        _ => Figures.Change(difference),
    };

    private static string Said(double value, CubeClaim claim, Currency currency, bool isExact = false)
    {
        if (claim.Unit == "%") return Figures.Percent(value / 100, isExact && value == Math.Floor(value) ? 0 : 1);
        if (claim.Unit == Times) return $"{Figures.Number(value, isExact && value == Math.Floor(value) ? 0 : 2)} times";
        if (IsMoney(claim)) return Math.Abs(value) < 1e15 ? Figures.AmountWithUnit((decimal)value, AmountUnit.For((decimal)value, currency), 1) : $"{Figures.Number(value, 0)} {currency}";
        return $"{Figures.Number(value, value == Math.Floor(value) ? 0 : 1)}{(claim.Unit is { Length: > 0 } unit ? $" {unit}" : "")}";
    }

    private static bool IsMoney(CubeClaim claim) => claim.Metric is ClaimMetric.Total or ClaimMetric.AnnualRunRate or ClaimMetric.Amount or ClaimMetric.MonthlyAmount;

    private static string Over(CubeClaim claim) => Figures.Number(claim.Over is { } over ? (double)Money.ToDecimal(over) : null, 0);
}
