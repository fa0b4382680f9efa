namespace RevenueDashboard.Cube;

/// <summary>Whose shares a share is one of: each customer (or parent), or all that have something in common taken as one.</summary>
public enum Grouping
{
    Customer,
    Product,
    Industry,
    Country,
    RevenueType,
    PreviousProvider,
}

/// <summary>What an amount is.</summary>
public enum RevenueBasis
{
    /// <summary>Charges less credits and refunds, without tax.</summary>
    Net,

    /// <summary>What was charged: credits, adjustments and whatever else is below zero left out.</summary>
    Gross,

    /// <summary>Net revenue times the product's gross margin; products whose margin nobody said are left out.</summary>
    GrossProfit,
}

/// <summary>Which gross margin is taken where a range of it is known.</summary>
public enum MarginEdge
{
    Middle,
    Low,
    High,
}

/// <summary>
/// The book as somebody chooses to see it before any question is asked of it: some of it, in another basis, with other parents, or with groups in the
/// place of customers. Each view is a cube of the same kind, so that every report works on it.
/// </summary>
public sealed record CubeView
{
    /// <summary>The book as it is.</summary>
    public static CubeView Whole { get; } = new();

    /// <summary>Only customers of these industries; empty for all. An empty text is those whose industry nobody said.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>Only customers in these countries; empty for all. An empty text is those whose country nobody said.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Only customers won from these providers; empty for all. An empty text is those whose provider nobody said.</summary>
    public IReadOnlyList<string> PreviousProviders { get; init; } = [];

    /// <summary>Only revenue of these types; empty for all.</summary>
    public IReadOnlyList<RevenueType> Types { get; init; } = [];

    public RevenueBasis Basis { get; init; } = RevenueBasis.Net;

    /// <summary>For <see cref="RevenueBasis.GrossProfit"/>; of no account otherwise.</summary>
    public MarginEdge Margin { get; init; } = MarginEdge.Middle;

    /// <summary>Today's parents in every month, instead of those each month had.</summary>
    public bool WithTodaysParents { get; init; }

    /// <summary>The month whose exchange rates hold in all months; null for each month's own.</summary>
    public Month? RatesOf { get; init; }

    /// <summary>What stands in the place of customers.</summary>
    public Grouping Grouping { get; init; } = Grouping.Customer;

    /// <summary>Only a part of the customers or of the types: published totals say nothing of it.</summary>
    public bool IsPart => Industries.Count > 0 || Countries.Count > 0 || PreviousProviders.Count > 0 || Types.Count > 0;

    /// <summary>Nothing was chosen.</summary>
    public bool IsWhole => Key.Length == 0;

    /// <summary>The same text for the same choice; empty for <see cref="Whole"/>.</summary>
    internal string Key
    {
        get
        {
            List<string> parts =
            [
                .. Keys('i', Industries.Select(Names.Key)),
                .. Keys('c', Countries.Select(Names.Key)),
                .. Keys('p', PreviousProviders.Select(Names.Key)),
                .. Keys('t', Types.Select(type => type.ToString())),
            ];
            if (Basis != RevenueBasis.Net) parts.Add($"b{Basis}");
            if (Basis == RevenueBasis.GrossProfit && Margin != MarginEdge.Middle) parts.Add($"m{Margin}");
            if (WithTodaysParents) parts.Add("today");
            if (RatesOf is { } month) parts.Add($"r{month}");
            if (Grouping != Grouping.Customer) parts.Add($"g{Grouping}");
            return string.Join('\n', parts);

            static IEnumerable<string> Keys(char kind, IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"{kind}{name}");
        }
    }

    public bool Equals(CubeView? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
