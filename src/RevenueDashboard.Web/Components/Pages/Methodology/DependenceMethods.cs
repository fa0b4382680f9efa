using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>Who is needed for revenue, in whatever role.</summary>
internal static class DependenceMethods
{
    public static MethodSection Section { get; } = new(
        "dependence-of-revenue",
        "Dependence",
        "Revenue can need a counterparty X that does not pay it: as payer for others, or as supplier of what is sold. Roles say so, with the product, the customer, the part and the months. Each unit of revenue counts once however many roles it needs X in; where parts meet, the largest counts. What of a product is allocated to no customer needs whoever is needed for any customer’s.",
        [
            new(MethodAnchor.DependenceAsCustomer, "Dependence as customer", "What X and its group pay themselves.", "Σ revenue of X and its group", "amount", "DependenceAmounts.AsCustomer")
            {
                Range = "0 to all", NotApplicable = "the month is missing", Example = worked => Named(worked, (on, amounts) => $"{on}: {worked.WithUnit(amounts.AsCustomer)}."),
            },
            new(MethodAnchor.DependenceDirect, "Dependence, direct", "Revenue that somebody has to find another payer for, were X to leave.", "Σ over cells of amount × the largest part that needs X as customer or payer", "amount, at least that as customer", "DependenceAmounts.Direct")
            {
                Range = "as customer to all", NotApplicable = "the month is missing", Example = worked => Named(worked, (on, amounts) => $"{on}: {worked.WithUnit(amounts.Direct)}, {worked.WithUnit(amounts.Direct - amounts.AsCustomer)} of it paid for others."),
            },
            new("dependence-including", "Dependence, including supplies", "Revenue that would be lost with X, in whatever role.", "Σ over cells of amount × the largest part that needs X as customer, payer or supplier", "amount, from direct to all", "DependenceAmounts.Including")
            {
                Range = "direct to all", NotApplicable = "the month is missing", Example = worked => Named(worked, (on, amounts) => $"{on}: {worked.WithUnit(amounts.Including)}, {worked.WithUnit(amounts.Including - amounts.Direct)} of it for what {on} supplies."),
            },
            new("dependence-as-customer-share", "Share as customer", "As customer, against the denominator of every share. By parent it is the customer’s share.", "as customer / denominator of shares", "fraction, shown in %", "DependenceAmounts.CustomerShare")
            {
                Range = "0 to 1", Example = worked => Share(worked, amounts => amounts.AsCustomer, amounts => amounts.CustomerShare),
            },
            new("dependence-direct-share", "Dependence share, direct", "Direct, against the denominator of every share.", "direct / denominator of shares", "fraction, shown in %", "DependenceAmounts.DirectShare")
            {
                Range = "0 to 1", Example = worked => Share(worked, amounts => amounts.Direct, amounts => amounts.DirectShare),
            },
            new(MethodAnchor.Dependence, "Dependence share, including supplies", "With supplies, against the denominator of every share. Shares of several counterparties do not add up: the same revenue may need more than one.", "including / denominator of shares", "fraction, shown in %", "DependenceAmounts.IncludingShare")
            {
                Range = "0 to 1", Example = worked => Share(worked, amounts => amounts.Including, amounts => amounts.IncludingShare),
            },
        ]);

    private static string? Named(WorkedFigures worked, Func<string, DependenceAmounts, string> words) =>
        worked.Dependence.Ranking is [var first, ..] ? words(first.Counterparty.Name, first.Amounts) : null;

    private static string? Share(WorkedFigures worked, Func<DependenceAmounts, long> part, Func<DependenceAmounts, double?> share) => Named(
        worked,
        (on, amounts) => amounts.Whole is { } whole ? $"{on}: {worked.In(part(amounts))} / {worked.WithUnit(whole)} = {Figures.Percent(share(amounts))}." : "n/a: the total is not above zero.");
}
