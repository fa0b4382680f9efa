using System.Globalization;
using System.Text;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>Whose words a disclosure uses.</summary>
public enum DisclosureStandard
{
    /// <summary>US GAAP, ASC 280-10-50-42.</summary>
    Asc280,

    /// <summary>IFRS 8.34.</summary>
    Ifrs8,
}

/// <summary>A disclosure as sentences, ready to be taken into a report. Neither standard asks for the customer's identity.</summary>
public static class DisclosureText
{
    private const long Million = 1_000_000 * Money.Scale;

    /// <param name="withNames">The customers' own names instead of labels.</param>
    public static string Of(DisclosurePack pack, DisclosureStandard standard, bool withNames)
    {
        var text = new StringBuilder();
        text.Append("Major customers, ").AppendLine(pack.Report.Period.Label);
        foreach (var part in pack.Report.Parts)
        {
            text.AppendLine();
            if (part.Gaps.Count > 0) text.Append("INCOMPLETE, NOT TO BE PUBLISHED: ").Append(GapsInWords(part.Gaps)).AppendLine(".");
            foreach (var sentence in Sentences(pack, part, standard, withNames)) text.AppendLine(sentence);
        }

        text.AppendLine();
        text.Append(standard == DisclosureStandard.Asc280 ? "Customers under common control are one customer (ASC 280-10-50-42)." : "Entities under common control are one customer (IFRS 8.34).");
        return text.ToString();
    }

    /// <summary>The first few of what a period lacks, and how many more there are.</summary>
    public static string GapsInWords(IReadOnlyList<PeriodGap> gaps)
    {
        const int Named = 3;
        var words = string.Join(", ", gaps.Take(Named).Select(gap => gap.InWords));
        return gaps.Count <= Named ? words : Say($"{words} and {gaps.Count - Named} more");
    }

    /// <summary>The customer's own name, or its label.</summary>
    public static string NameOf(DisclosurePack pack, DisclosedCustomer customer, bool withNames) =>
        withNames ? customer.Customer.Name : pack.Labels.Of(customer.Customer.Id) ?? "A customer";

    private static IEnumerable<string> Sentences(DisclosurePack pack, DisclosurePart part, DisclosureStandard standard, bool withNames)
    {
        if (part.Total is not > 0 and var none)
        {
            yield return none is null ? $"There is no revenue of {part.Period.Label} in the book." : $"Net revenue of {part.Period.Label} is not above zero: nobody has a part of it.";
            yield break;
        }

        var total = AmountOf(pack, part.Total.Value);
        foreach (var customer in part.TenPercent)
        {
            var (name, amount, products) = (NameOf(pack, customer, withNames), AmountOf(pack, customer.Amount), Products(pack, customer));
            yield return standard == DisclosureStandard.Asc280
                ? $"Revenue from {name} was {amount}, {Percent(customer.Share)} of total net revenue of {total}, in {part.Period.Label}{Prior(part, customer)}. It is reported in {products}."
                : $"Revenues from transactions with {name} amounted to {amount} in {part.Period.Label}, {Percent(customer.Share)} of total revenues of {total}{Prior(part, customer)}. The segments reporting them are {products}.";
        }

        var who = part.TenPercent.Count == 0 ? "No single customer" : "No other single customer";
        yield return $"{who} accounted for 10 % or more of total {(standard == DisclosureStandard.Asc280 ? "net revenue" : "revenues")} in {part.Period.Label}.";
    }

    private static string Prior(DisclosurePart part, DisclosedCustomer customer) => part.PriorTotal is null
        ? $" ({part.Prior.Name}: not available)"
        : customer.PriorShare is { } share ? $" ({part.Prior.Name}: {Percent(share)})" : $" ({part.Prior.Name}: none)";

    private static string Products(DisclosurePack pack, DisclosedCustomer customer)
    {
        var words = customer.Products.Select(product => customer.Products.Count == 1 ? product.Product : $"{product.Product} ({AmountOf(pack, product.Amount)})").ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }

    private static string Percent(double share) => Say($"{Rounding.HalfAwayFromZero(share * 100, 1):0.0} %");

    private static string AmountOf(DisclosurePack pack, long units) => Math.Abs(units) >= Million
        ? Say($"{pack.Report.Currency} {Rounding.HalfAwayFromZero(Money.ToDecimal(units) / 1_000_000m, 1):#,0.0} million")
        : Say($"{pack.Report.Currency} {Money.ToDecimal(units):#,0.00##}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
