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

    /// <summary>The month that changes of concentration are counted from; null for the month before. The month itself is no other month.</summary>
    public Month? Against { get; init; }

    /// <summary>A customer × product cell over this part of both its row and its column is a double concentration; above 0 and below 1.</summary>
    public double DoubleLimit { get; init; } = ProductMatrix.DoubleLimit;

    /// <summary>No customer that revenue is allocated to nobody for is larger than this, in ten-thousandths; null when nobody says so.</summary>
    public long? LargestUnknown { get; init; }

    /// <summary>The months of a book that the question is about; null when it has none of them.</summary>
    public MonthRange? MonthsOf(RevenueCube cube)
    {
        if (cube.Months is not { } all) return null;
        var last = To ?? LastOver(cube)!.Value;
        // As far back as the book goes and no further: months before year 1 are none.
        var first = From ?? (LastMonths is { } count && count <= last - all.First ? last.AddMonths(1 - count) : all.First);
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

    /// <summary>How the book was seen when it was asked.</summary>
    public CubeView View { get; init; } = CubeView.Whole;

    /// <summary>Products that a view in gross profit leaves out, because nobody said their margin.</summary>
    public IReadOnlyList<string> WithoutMargin { get; init; } = [];

    /// <summary>"Azure OpenAI", "Azure OpenAI and Copilot", "all products".</summary>
    public string ProductsInWords => Products.Count == 0 ? "all products" : Listed(Products);

    /// <summary>Whether the shares are of customers, to which limits and disclosure apply, and not of groups in their place.</summary>
    public bool IsOfCustomers => View.Grouping == Grouping.Customer;

    /// <summary>One of those whose shares these are: "customer", "industry". By parent they are customers too.</summary>
    public string One => View.Grouping switch
    {
        Grouping.Product => "product",
        Grouping.Industry => "industry",
        Grouping.Country => "country",
        Grouping.RevenueType => "revenue type",
        Grouping.PreviousProvider => "previous provider",
        _ => "customer",
    };

    /// <summary>Several of those whose shares these are: "customers", "industries".</summary>
    public string Many => View.Grouping switch
    {
        Grouping.Industry => "industries",
        Grouping.Country => "countries",
        _ => $"{One}s",
    };

    /// <summary>What an amount is, what part of the book is counted, and whose shares these are: "net", "by parent", "without ByteDance".</summary>
    public IReadOnlyList<string> HowCounted
    {
        get
        {
            List<string> words = [View.Basis switch { RevenueBasis.Gross => "gross", RevenueBasis.GrossProfit => "gross profit", _ => "net" }];
            if (WithoutMargin.Count > 0) words.Add($"without {Listed(WithoutMargin)}, whose margin is not known");
            Add("industry", View.Industries);
            Add("country", View.Countries);
            Add("previous provider", View.PreviousProviders);
            if (View.Types.Count > 0) words.Add($"only {Listed([.. View.Types.Select(type => type.InWords().ToLowerInvariant())], "and")}");
            words.Add(IsByProduct ? "by product" : View.Grouping != Grouping.Customer ? $"by {One}" : Level == EntityLevel.Parent ? "by parent" : "by customer");
            if (View.WithTodaysParents && !IsByProduct && Level == EntityLevel.Parent && View.Grouping == Grouping.Customer) words.Add("with today’s parents");
            if (View.RatesOf is { } rates) words.Add($"at the rates of {rates.ToShortName()}");
            if (Without is not null) words.Add($"without {Without}");
            return words;

            void Add(string what, IReadOnlyList<string> chosen)
            {
                if (chosen.Count > 0) words.Add($"only {what} {Listed([.. chosen.Select(name => name.Length == 0 ? "not said" : name)], "or")}");
            }
        }
    }

    private static string Listed(IReadOnlyList<string> names, string and = "and") =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} {and} {names[^1]}";

    /// <summary>The scope of one month in words: "Azure OpenAI, Mar 2024, net, by parent".</summary>
    public string InWords(Month month) => Words(month.ToShortName());

    /// <summary>The scope of all its months in words: "all products, Jul 2023 to Jun 2024, net, by parent".</summary>
    public string InWords() => Words(Months switch
    {
        null => "no months",
        { Count: 1 } one => one.First.ToShortName(),
        { } several => $"{several.First.ToShortName()} to {several.Last.ToShortName()}",
    });

    private string Words(string months) => string.Join(", ", [ProductsInWords, months, .. HowCounted]);
}
