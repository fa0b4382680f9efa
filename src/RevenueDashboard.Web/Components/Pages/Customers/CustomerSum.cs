using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>One of the sums under the list of customers.</summary>
public sealed record CustomerSum(string Name, string Amount, string Share)
{
    /// <summary>What the total is made of: customers above zero and the unallocated part, which are the denominator of all shares, and net credits, which are in none.</summary>
    public static IReadOnlyList<CustomerSum> Of(CustomersReport report, AmountUnit unit)
    {
        var above = report.Customers.Where(line => line.Amount > 0).ToList();
        var credits = report.Customers.Where(line => line.Amount < 0).ToList();
        var known = above.Aggregate(0L, (sum, line) => checked(sum + line.Amount));
        // Rounded together, so that they add up to 100.0 as shown.
        IReadOnlyList<string> shares = report.ShareBase is { } whole
            ? [.. Shares.Rounded([(double)known / whole, (double)report.Unallocated / whole]).Select(percent => Figures.Number((double)percent))]
            : [Figures.NotApplicable, Figures.NotApplicable];

        List<CustomerSum> sums = [];
        if (above.Count > 0) sums.Add(new CustomerSum(Figures.Count(above.Count, "customer above zero", "customers above zero"), Text(known), shares[0]));
        if (report.Unallocated > 0) sums.Add(new CustomerSum("Allocated to no customer", Text(report.Unallocated), shares[1]));
        if (credits.Count > 0) sums.Add(new CustomerSum(Figures.Count(credits.Count, "net credit, in no share", "net credits, in no share"), Text(credits.Aggregate(0L, (sum, line) => checked(sum + line.Amount))), ""));
        return sums;

        string Text(long amount) => Figures.Amount(Money.ToDecimal(amount), unit);
    }
}
