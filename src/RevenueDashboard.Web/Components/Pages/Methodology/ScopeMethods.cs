using RevenueDashboard.Reports.Export;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>What a share is a share of.</summary>
internal static class ScopeMethods
{
    private const string Never = "never";

    public static MethodSection Section { get; } = new(
        MethodAnchor.Scope,
        "Scope and grain",
        "A record is a month, a customer, a product, a revenue type and an amount. A scope is a set of products and months, by parent or by customer; it is printed beside every share. Customers under common control count as one (ASC 280-10-50-42), so by parent is the default. Amounts are exact to a ten-thousandth of the currency unit; rounding happens only where a number is shown, half away from zero.",
        [
            new("net-revenue", "Net revenue", "What customers were charged less credits and refunds, without tax.", "charges − credits − refunds", "amount")
            {
                NotApplicable = "month missing",
                Example = worked => $"{ScopeWords.Sentence(worked.Detail.Scope.InWords(worked.Detail.Month))}: {worked.WithUnit(worked.Measures.Total)}.",
            },
            new("month-status", "Missing, open, preliminary, final, restated", "Where the books of a month stand. A month nobody brought a file for is missing, which is a gap and not a zero: no change is worked out to or from it. A customer absent from a month that is there is a true zero.", "as far as the product furthest behind", "word")
            {
                NotApplicable = Never,
                Example = worked => $"{worked.Month} is {StatusWords.Of(worked.Detail.Status)}.",
            },
            new(MethodAnchor.Total, "Total", "Everything in the scope, with what is allocated to nobody.", "Σ amounts + unallocated remainder", "amount", "ConcentrationMeasures.Total")
            {
                NotApplicable = "month missing",
                Example = worked => $"{worked.In(worked.Measures.Positive)} above zero {Signed(worked, worked.Measures.Excluded)} net credits + {worked.In(worked.Measures.Unallocated)} allocated to nobody = {worked.WithUnit(worked.Measures.Total)}.",
            },
            new(MethodAnchor.PositiveBase, "Positive base", "The customers whose month is above zero. Only they have shares.", "Σ amounts > 0", "amount", "ConcentrationMeasures.Positive")
            {
                Range = "0 or more", NotApplicable = Never,
                Example = worked => $"{Figures.Count(worked.Measures.Customers, "customer", "customers")} above zero: {worked.WithUnit(worked.Measures.Positive)}.",
            },
            new(MethodAnchor.Excluded, "Net credits", "Customers whose credits were more than their charges. They are listed, and in no share.", "Σ amounts < 0: net credits, listed but without a share", "amount", "ConcentrationMeasures.Excluded")
            {
                Range = "0 or less", NotApplicable = Never,
                Example = worked => worked.Detail.Credits.Count == 0 ? $"No customer is in net credit in {worked.Month}." : $"{Figures.Count(worked.Detail.Credits.Count, "customer", "customers")} in net credit: {worked.WithUnit(worked.Measures.Excluded)}.",
            },
            new(MethodAnchor.Unallocated, "Unallocated remainder", "What a reported total leaves over the customers that are known. It is in the denominator, and makes measures lie within bounds.", "reported total − Σ known customers", "amount", "ConcentrationMeasures.Unallocated")
            {
                Range = "0 or more", NotApplicable = Never,
                Example = worked => worked.Measures.Unallocated == 0 ? $"{worked.Month} is fully allocated." : $"{worked.WithUnit(worked.Measures.Unallocated)} of {worked.Month} is allocated to nobody.",
            },
            new(MethodAnchor.Customers, "Customers", "How many have an amount above zero; N in the formulas.", "number of amounts > 0", "count", "ConcentrationMeasures.Customers")
            {
                Range = "0 or more", NotApplicable = Never,
                Example = worked => $"N = {Figures.Count(worked.Measures.Customers)} in {worked.Month}.",
            },
            new("share", "Share", "A customer’s part of the positive base and the remainder. Shares shown in a list are made to add up to 100.0 by largest remainder.", "amount / denominator", "fraction, shown in %", "Shares.Of")
            {
                Range = "0 to 1", NotApplicable = "the amount is ≤ 0, or the total is",
                Example = worked => worked.HasShares ? $"{worked.Largest}: {worked.In(worked.Detail.Ranked[0].Amount)} / {worked.WithUnit(worked.Whole)} = {Figures.Percent(worked.Shares[0])}." : null,
            },
        ]);

    private static string Signed(WorkedFigures worked, long amount) => $"{Figures.Minus} {worked.In(-amount)}";
}
