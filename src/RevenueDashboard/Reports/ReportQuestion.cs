using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What a report is asked about; the whole of a page's state. The default asks about everything, by parent.</summary>
public sealed record ReportQuestion
{
    /// <summary>From this month; null for the first with data.</summary>
    public Month? From { get; init; }

    /// <summary>To this month; null for the last that is over, or the last of all while none is: an open month is shown when it is asked for.</summary>
    public Month? To { get; init; }

    /// <summary>How many months up to <see cref="To"/>, when <see cref="From"/> is not given; null for all.</summary>
    public int? LastMonths { get; init; }

    /// <summary>Names of products; empty for all.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    public EntityLevel Level { get; init; } = EntityLevel.Parent;

    /// <summary>Leaves out, in every month, the largest customer of the last month that is closed.</summary>
    public bool WithoutLargest { get; init; }

    /// <summary>The months of a book that the question is about; null when it has none of them.</summary>
    public MonthRange? MonthsOf(RevenueCube cube)
    {
        if (cube.Months is not { } all) return null;
        var last = To ?? LastOver(cube)!.Value;
        var first = From ?? (LastMonths is { } count ? last.AddMonths(1 - count) : all.First);
        return last < first ? null : new MonthRange(first, last).Intersect(all);
    }

    /// <summary>Up to which month a book is shown unless another is chosen: the last that is over, or the last of all while none is. Null in an empty book.</summary>
    public static Month? LastOver(RevenueCube cube)
    {
        if (cube.Months is not { } all) return null;
        var over = all.Reverse().SkipWhile(month => Enumerable.Range(0, cube.Products.Count).Any(product => cube.StatusOf(month, product) == MonthStatus.Open)).ToList();
        return over.Count == 0 ? all.Last : over[0];
    }
}

/// <summary>The denominator of a report's shares: always shown beside them.</summary>
/// <param name="Products">Names of the products meant; empty when all are.</param>
/// <param name="Months">Null when the book has no month in the question.</param>
/// <param name="Without">The customer left out; null when nobody is.</param>
public sealed record ReportScope(IReadOnlyList<string> Products, MonthRange? Months, EntityLevel Level, Currency Currency, string? Without)
{
    /// <summary>The report is about products instead of customers.</summary>
    public bool IsByProduct { get; init; }

    /// <summary>"by parent", "by customer", "by product".</summary>
    public string ByInWords => IsByProduct ? "by product" : Level == EntityLevel.Parent ? "by parent" : "by customer";

    /// <summary>"Azure OpenAI", "Azure OpenAI and Copilot", "all products".</summary>
    public string ProductsInWords => Products.Count switch
    {
        0 => "all products",
        1 => Products[0],
        _ => $"{string.Join(", ", Products.Take(Products.Count - 1))} and {Products[^1]}",
    };

    /// <summary>The scope of one month in words: "Azure OpenAI, Mar 2024, net, by parent".</summary>
    public string InWords(Month month) => Words(month.ToShortName());

    /// <summary>The scope of all its months in words: "all products, Jul 2023 to Jun 2024, net, by parent".</summary>
    public string InWords() => Words(Months switch
    {
        null => "no months",
        { Count: 1 } one => one.First.ToShortName(),
        { } several => $"{several.First.ToShortName()} to {several.Last.ToShortName()}",
    });

    private string Words(string months) =>
        $"{ProductsInWords}, {months}, net, {ByInWords}{(Without is null ? "" : $", without {Without}")}";
}
