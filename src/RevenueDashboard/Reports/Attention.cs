using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How soon somebody should look.</summary>
public enum Severity
{
    Information,
    Watch,
    Serious,
}

/// <summary>Something in the figures that wants a person's attention, in words.</summary>
/// <param name="Kind">One word: Serious, Missing, Range …</param>
/// <param name="Headline">The fact.</param>
/// <param name="Detail">What follows from it; may be empty.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Page">The page that shows more, as a relative address.</param>
public sealed record Attention(Severity Severity, string Kind, string Headline, string Detail, string Source, string Page)
{
    internal static List<Attention> Of(ScopedBook book, Month month, ConcentrationReport concentration, RevenueReport revenue, Dependence? dependence)
    {
        var found = new List<Attention?>
        {
            ToDisclose(concentration),
            Watched(concentration),
            Needed(book, month),
            Ranged(month, dependence),
            Unallocated(book, month),
            Contradicted(book, month),
            Illustrative(month, concentration),
            NotClosed(book),
        };
        found.AddRange(revenue.Months.Where(at => at.MissingProducts.Count > 0).Select(at => MissingMonth(book, at)));
        found.AddRange(book.MonthsWithOpen!.Value.Where(at => book.StatusOf(at) == MonthStatus.Open).Select(OpenMonth));
        return [.. found.OfType<Attention>().OrderByDescending(attention => attention.Severity)];
    }

    private static Attention? ToDisclose(ConcentrationReport concentration) => concentration.Current is not { TenPercent.Count: > 0 } current
        ? null
        : new Attention(
            Severity.Watch,
            "Disclose",
            current.TenPercent.Count == 1 ? $"{current.TenPercent[0].Customer.Name} is a 10 % customer" : Say($"{current.TenPercent.Count} customers bring 10 % or more each"),
            $"{string.Join(", ", current.TenPercent.Select(share => Say($"{share.Customer.Name} {100 * share.Share:0.0} %")))} of the month’s net revenue.",
            "ASC 280-10-50-42, IFRS 8.34; the rule looks at the fiscal period",
            "concentration");

    private static Attention? Watched(ConcentrationReport concentration) => concentration.Current is not { Watch.Count: > 0 } current
        ? null
        : new Attention(
            Severity.Information,
            "Watch",
            current.Watch.Count == 1 ? $"{current.Watch[0].Customer.Name} is near 10 %" : Say($"{current.Watch.Count} customers are near 10 %"),
            $"{string.Join(", ", current.Watch.Select(share => Say($"{share.Customer.Name} {100 * share.Share:0.0} %")))}.",
            "Watch list, 8 to 10 %",
            "concentration");

    private static Attention? Needed(ScopedBook book, Month month)
    {
        if (HiddenDependence.Of(book, month) is not { } hidden) return null;

        var (name, amounts, products) = (hidden.Counterparty.Name, hidden.Amounts, book.Scope.ProductsInWords);
        return new Attention(
            Severity.Watch,
            "Needed",
            amounts.Direct == 0
                ? Say($"{100 * amounts.IncludingShare:0.0} % of {products} cannot be delivered without {name}, which pays nothing of it")
                : Say($"{100 * amounts.DirectShare:0.0} % of {products} comes from {name} directly, {100 * amounts.IncludingShare:0.0} % needs it"),
            hidden.Others switch { 0 => "", 1 => "One more supplies far more than it pays.", var others => Say($"{others} more supply far more than they pay.") },
            "Roles of counterparties",
            Say($"dependence/{hidden.Counterparty.Id}"));
    }

    private static Attention? Ranged(Month month, Dependence? dependence) => dependence is not { Low: not null, ShareRange: { } range }
        ? null
        : new Attention(
            Severity.Watch,
            "Range",
            Say($"{dependence.Customer.Name}’s amount is {(dependence.Qualifier is { } word ? $"“{word}”" : "given as a range")}, not exact"),
            Say($"Its share in {month.ToShortName()} lies between {100 * range.Low:0.0} and {100 * range.High:0.0} %."),
            "Low and high amounts on its records",
            Say($"customers/{dependence.Customer.Id}"));

    private static Attention? Unallocated(ScopedBook book, Month month) => book.UnallocatedOf(month) is var rest && rest == 0
        ? null
        : new Attention(
            Severity.Watch,
            "Remainder",
            Say($"{Money.ToDecimal(rest) / 1_000_000:0.0} M {book.Cube.Currency} of {month.ToShortName()} is allocated to no customer"),
            "It counts in every denominator; the measures become ranges.",
            "Reported totals less known customers",
            "concentration");

    private static Attention? Contradicted(ScopedBook book, Month month)
    {
        var below = book.Products.Where(product => book.Cube.TotalOf(month, product) is { } total && total.Amount < book.AmountOf(month, product) && book.Scope.Without is null).ToList();
        return below.Count == 0
            ? null
            : new Attention(
                Severity.Serious,
                "Claim",
                $"The reported total of {book.Cube.Products[below[0]].Name} is below its known customers",
                Say($"{Money.ToPlainText(book.Cube.TotalOf(month, below[0])!.Amount)} reported, {Money.ToPlainText(book.AmountOf(month, below[0]))} known in {month.ToShortName()}."),
                "Reported totals",
                "revenue");
    }

    private static Attention? Illustrative(Month month, ConcentrationReport concentration) => concentration.Current is not { LeastSure: RecordStatus.Illustrative }
        ? null
        : new Attention(
            Severity.Information,
            "Illustrative",
            $"Part of {month.ToShortName()} is illustrative",
            "Invented to complete the example; each record says so.",
            "Status of the records",
            "methodology");

    private static Attention MissingMonth(ScopedBook book, RevenueMonth at) => new(
        Severity.Watch,
        "Missing",
        $"No file for {string.Join(", ", at.MissingProducts.Select(product => book.Cube.Products[product].Name))} in {at.Month.ToShortName()}",
        "A gap, not a zero: changes to and from it are not worked out.",
        "State of the data",
        "imports");

    // Where nobody closes months, nobody waits for it.
    private static Attention? NotClosed(ScopedBook book)
    {
        var months = book.Months!.Value.ToLookup(book.StatusOf);
        var waiting = months[MonthStatus.Preliminary].ToList();
        if (waiting.Count == 0 || !(months[MonthStatus.Final].Any() || months[MonthStatus.Restated].Any())) return null;

        return new Attention(
            Severity.Information,
            "Close",
            waiting.Count == 1 ? $"{waiting[0].ToShortName()} is not closed" : Say($"{waiting.Count} months are not closed, the first {waiting[0].ToShortName()}"),
            waiting.Count == 1 ? "It is preliminary: files may still change its figures." : "They are preliminary: files may still change their figures.",
            "State of the data",
            "months");
    }

    private static Attention OpenMonth(Month month) => new(
        Severity.Information, "Open", $"{month.ToShortName()} is open", "It is left out of the figures until it is over; chosen in “Up to”, it is drawn striped.", "State of the data", "months");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
