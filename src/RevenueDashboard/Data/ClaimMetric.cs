namespace RevenueDashboard.Data;

/// <summary>Which figure a claim is about. What each means is in docs/metrics.md; the product works it out from the book, never from the claim.</summary>
public enum ClaimMetric
{
    /// <summary>Net revenue of the months, with the unallocated remainder.</summary>
    Total,

    /// <summary>Twelve times the month.</summary>
    AnnualRunRate,

    /// <summary>How many times, or by how many per cent, the total of the last month is that of the first.</summary>
    TotalGrowth,

    /// <summary>What a customer brought in the months.</summary>
    Amount,

    /// <summary>What a customer brought in the average of the months.</summary>
    MonthlyAmount,

    /// <summary>As <see cref="TotalGrowth"/>, of a customer.</summary>
    AmountGrowth,

    /// <summary>A customer's part of the total of the months.</summary>
    Share,

    Top1Share,
    Cr3,
    Cr5,
    Cr10,
    Cr20,
    Hhi,
    EffectiveCustomers,

    /// <summary>Customers with revenue above zero in the month.</summary>
    Customers,

    /// <summary>Customers that brought at least so much in the twelve months to the month.</summary>
    CustomersOver,

    /// <summary>As <see cref="TotalGrowth"/>, of <see cref="CustomersOver"/>.</summary>
    CustomersOverGrowth,

    /// <summary>Seats, or whatever the product is counted in, in the month.</summary>
    Quantity,

    /// <summary>As <see cref="TotalGrowth"/>, of <see cref="Quantity"/>.</summary>
    QuantityGrowth,

    /// <summary>Customers with at least so many seats in the month.</summary>
    CustomersOverQuantity,

    /// <summary>As <see cref="TotalGrowth"/>, of <see cref="CustomersOverQuantity"/>.</summary>
    CustomersOverQuantityGrowth,

    /// <summary>Something that no figure of the book says: kept with the others, never compared.</summary>
    Other,
}

/// <summary>The words of <see cref="ClaimMetric"/> as files, addresses and the database write them: <c>top1Share</c>.</summary>
public static class ClaimMetrics
{
    private static readonly Dictionary<string, ClaimMetric> Known = Enum.GetValues<ClaimMetric>().ToDictionary(Word, metric => metric, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<ClaimMetric>().Select(Word)];

    public static string Word(ClaimMetric metric)
    {
        var name = metric.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Null when there is no such figure; capitals, spaces, hyphens and underscores make no difference.</summary>
    public static ClaimMetric? Named(string word) =>
        Known.TryGetValue(string.Concat(word.Where(char.IsLetterOrDigit)), out var metric) ? metric : null;
}
