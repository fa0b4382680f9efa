using System.Globalization;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>What the page says about the month as a whole: whose shares these are, and whether each is a number or a range.</summary>
public static class ConcentrationWords
{
    /// <summary>"Azure OpenAI · Mar 2024 · net · by parent · 55 customers, all positive".</summary>
    public static IReadOnlyList<string> Chip(ConcentrationDetail detail, ViewAddress address) =>
    [
        ScopeWords.Sentence(detail.Scope.ProductsInWords),
        ScopeWords.Of(detail.Month, detail.Status),
        .. ScopeWords.Of(detail.Scope, address),
        Customers(detail),
    ];

    /// <summary>Of the amount furthest from zero: credits can leave a total of nothing over large amounts.</summary>
    public static AmountUnit UnitOf(ConcentrationDetail detail) =>
        AmountUnit.For(Money.ToDecimal(Math.Max(detail.Measures.Positive, Math.Abs(detail.Measures.Total))), detail.Scope.Currency);

    /// <summary>Whether the measures are numbers or ranges, and why.</summary>
    public static string Sentence(ConcentrationDetail detail)
    {
        var measures = detail.Measures;
        var unit = UnitOf(detail);
        string In(long amount) => Figures.AmountWithUnit(Money.ToDecimal(amount), unit);

        if (measures.Top1Share is null) return $"Total {In(measures.Total)}: a share of nothing has no meaning, so every measure is n/a.";

        var credits = measures.Excluded < 0 ? $" Net credits of {In(-measures.Excluded)} are in no share." : "";
        return (measures.Unallocated > 0, detail.HasRanges) switch
        {
            (false, false) => $"Total {In(measures.Total)}, fully allocated, so each measure is one number and not a range.{credits}",
            (true, false) => $"Total {In(measures.Total)}, {In(measures.Unallocated)} of it allocated to no {detail.Scope.One}, so measures lie within bounds.{credits}",
            (false, true) => $"Total {In(measures.Total)}, with amounts that are known as ranges only, so measures lie within bounds.{credits}",
            _ => $"Total {In(measures.Total)}, {In(measures.Unallocated)} of it allocated to no {detail.Scope.One} and other amounts known as ranges only, so measures lie within bounds.{credits}",
        };
    }

    /// <summary>The month that changes are counted from: "Feb" for the one before, "Jul 2023" for another.</summary>
    public static string Against(ConcentrationDetail detail) => detail.Against == detail.Month.AddMonths(-1) ? ShortName(detail.Against) : Figures.MonthName(detail.Against);

    /// <summary>"Feb".</summary>
    public static string ShortName(Month month) => month.FirstDay.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>Why there are no shares.</summary>
    public static string WithoutShares(ConcentrationDetail detail) =>
        detail switch
    {
        { Measures.Customers: 0 } => detail.Scope.IsOfCustomers ? "Nobody has revenue above zero." : $"No {detail.Scope.One} has revenue above zero.",
        _ => $"Credits outweigh what {detail.Scope.Many} {(detail.Scope.IsOfCustomers ? "paid" : "brought")}.",
    };

    private static string Customers(ConcentrationDetail detail)
    {
        var positive = Figures.Count(detail.Measures.Customers, detail.Scope.One, detail.Scope.Many);
        return detail.Credits.Count switch
        {
            0 when detail.Measures.Customers == 0 => $"no {detail.Scope.Many}",
            0 => detail.Measures.Customers == 1 ? $"{positive}, positive" : $"{positive}, all positive",
            var credits => $"{positive}, {Figures.Count(credits)} in net credit left out",
        };
    }
}
