using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Disclosure;

/// <summary>What the disclosure page says of states and changes.</summary>
internal static class DisclosureWords
{
    public static (Status Status, string Word) StatusOf(DisclosurePart part) => part switch
    {
        { Gaps.Count: > 0 } => (Status.Serious, "Incomplete"),
        { Status: MonthStatus.Final } => (Status.Ok, "Final"),
        { Status: MonthStatus.Restated } => (Status.Watch, "Restated"),
        _ => (Status.Info, "Preliminary"),
    };

    /// <summary>"ByteDance is new at 10.4 %."</summary>
    public static string Sentence(DisclosureChange change) => change.Move switch
    {
        DisclosureMove.Entered => $"{change.Name} is new at {Percent(change.Now)}{(change.Before is null ? "" : $", after {Percent(change.Before)}")}.",
        DisclosureMove.Left => $"{change.Name} is below 10{Figures.ThinSpace}%{(change.Now is null ? "" : $" at {Percent(change.Now)}")}, after {Percent(change.Before)}.",
        DisclosureMove.Watched => $"{change.Name} is near 10{Figures.ThinSpace}% at {Percent(change.Now)}.",
        _ => $"{change.Name} has {Percent(change.Now)} after {Percent(change.Before)}, {Figures.Points(change.Now - change.Before, 2)}.",
    };

    public static string Restated(RestatedPart part, Currency currency) => part.Before == part.Now
        ? $"Net revenue of {part.Period.Name} is the same."
        : $"Net revenue of {part.Period.Name} is {Amount(part.Now, currency)} after {Amount(part.Before, currency)}.";

    public static string Products(DisclosedCustomer customer, AmountUnit unit) => customer.Products.Count == 1
        ? customer.Products[0].Product
        : string.Join(", ", customer.Products.Select(product => $"{product.Product} {Figures.AmountWithUnit(Money.ToDecimal(product.Amount), unit)}"));

    private static string Amount(long? units, Currency currency) => units is { } amount ? Figures.ExactWithCurrency(new Money(amount, currency)) : Figures.NotApplicable;

    private static string Percent(double? share) => Figures.Percent(share, 2);
}
