using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Scope;

/// <summary>
/// All that a page shows, as the query of its address: a link shows the same view to the next person. What is the default is not written, and what
/// cannot be read is the default, so an old or mistyped link still opens.
/// </summary>
public sealed record ViewAddress
{
    public const int DefaultMonths = 12;

    /// <summary>How many months up to <see cref="To"/>; null for all.</summary>
    public int? LastMonths { get; init; } = DefaultMonths;

    /// <summary>First month, when it is chosen instead of a number of months.</summary>
    public Month? From { get; init; }

    /// <summary>Last month; null for the last with data.</summary>
    public Month? To { get; init; }

    /// <summary>Names of products; empty for all.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    public EntityLevel Level { get; init; } = EntityLevel.Parent;

    public bool WithoutLargest { get; init; }

    /// <summary>The book as it was known at the end of this day (UTC); null for the book as it is.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>How the book is seen before it is asked.</summary>
    public CubeView View { get; init; } = CubeView.Whole;

    /// <summary>What the risk lab thinks through.</summary>
    public ScenarioChoice Scenario { get; init; } = new();

    /// <summary>What the revenue page splits by.</summary>
    public Breakdown By { get; init; } = Breakdown.Product;

    /// <summary>What only the concentration page is asked.</summary>
    public ConcentrationAddress Concentration { get; init; } = new();

    /// <summary>From where customers count on the page of customers over a threshold.</summary>
    public OverAddress Over { get; init; } = new();

    /// <summary>What only the movements page is asked.</summary>
    public MovementAddress Movements { get; init; } = new();

    /// <summary>The limit and the goal whose history is drawn, by name; null for the first.</summary>
    public string? Limit { get; init; }

    /// <inheritdoc cref="Limit"/>
    public string? Goal { get; init; }

    public ReportQuestion Question => new()
    {
        From = From,
        To = To,
        LastMonths = From is null ? LastMonths : null,
        Products = Products,
        Level = Level,
        WithoutLargest = WithoutLargest,
        Against = Concentration.Against,
        DoubleLimit = Concentration.DoubleLimit / 100.0,
        LargestUnknown = Concentration.LargestUnknown * Money.Scale,
    };

    /// <summary>The moment that <see cref="KnownOn"/> ends.</summary>
    public DateTimeOffset? KnownOnTime => KnownOn is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero) : null;

    /// <param name="address">Absolute or relative; only its query is read.</param>
    public static ViewAddress Read(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..].Split('#')[0]);
        string? One(string name) => query.TryGetValue(name, out var texts) ? texts[^1] : null;

        return new ViewAddress
        {
            LastMonths = One("period") switch
            {
                "all" => null,
                { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1200 => count,
                _ => DefaultMonths,
            },
            From = Month.TryParse(One("from"), out var from) ? from : null,
            To = Month.TryParse(One("to"), out var to) ? to : null,
            Products = query.TryGetValue("product", out var products) ? [.. products.OfType<string>().Where(name => name.Length > 0)] : [],
            Level = One("level") == "customer" ? EntityLevel.Customer : EntityLevel.Parent,
            WithoutLargest = One("without") == "largest",
            KnownOn = DateOnly.TryParseExact(One("known-on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Movements = MovementAddress.Read(query),
            View = ViewQuery.Read(query),
            Scenario = ScenarioChoice.Read(query),
            Concentration = ConcentrationAddress.Read(query),
            Over = OverAddress.Read(query),
            Limit = One("limit") is { Length: > 0 } limit ? limit : null,
            Goal = One("goal") is { Length: > 0 } goal ? goal : null,
            By = Enum.TryParse<Breakdown>(One("by"), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : Breakdown.Product,
        };
    }

    /// <summary>The query with its question mark; empty when everything is the default.</summary>
    public string ToQuery()
    {
        var parts = new List<KeyValuePair<string, string?>>();
        void Add(string name, string? text)
        {
            if (text is not null) parts.Add(KeyValuePair.Create<string, string?>(name, text));
        }

        if (From is null) Add("period", LastMonths switch { null => "all", DefaultMonths => null, { } count => count.ToString(CultureInfo.InvariantCulture) });
        Add("from", From?.ToString());
        Add("to", To?.ToString());
        foreach (var product in Products) Add("product", product);
        Add("level", Level == EntityLevel.Customer ? "customer" : null);
        Add("without", WithoutLargest ? "largest" : null);
        Add("known-on", KnownOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        parts.AddRange(ViewQuery.Write(View));
        parts.AddRange(Scenario.Write());
        parts.AddRange(Concentration.Write());
        parts.AddRange(Over.Write());
        Add("limit", Limit);
        Add("goal", Goal);
        Add("by", By == Breakdown.Product ? null : By.ToString().ToLowerInvariant());
        parts.AddRange(Movements.Write());
        return QueryHelpers.AddQueryString("", parts);
    }

    /// <summary>A page with this view: <c>customers?product=Copilot</c>. Relative, so that it works below any base address.</summary>
    /// <param name="page">Empty for the start page, which always has a query: without one it opens the view that is configured.</param>
    public string On(string page) => page + (ToQuery() is { Length: 0 } && page.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"?period={DefaultMonths}") : ToQuery());

    public bool Equals(ViewAddress? other) => other is not null && ToQuery() == other.ToQuery();

    public override int GetHashCode() => ToQuery().GetHashCode(StringComparison.Ordinal);
}
