using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Gallery;

/// <summary>The made-up book of the gallery.</summary>
internal static class GalleryBook
{
    private static readonly decimal?[] ByteDance = [4.1m, 5.6m, 7.3m, 9.0m, 11.0m, 12.8m, 14.6m, 16.1m, 17.4m, 18.8m, 20.0m, 12.1m];
    private static readonly decimal?[] AzureOthers = [41.5m, 44.6m, 47.5m, 50.4m, 53.0m, 54.6m, 56.3m, 57.9m, 59.7m, 61.4m, 63.3m, 38.1m];
    private static readonly decimal?[] Copilot = [9m, 10.5m, 12m, 14m, 16m, 19m, 26m, 31m, 36m, 41m, 46m, 27m];
    private static readonly decimal?[] RevenueShare = [38m, null, 43m, 46m, 50m, 53m, 56m, 60m, 63m, 67m, 71m, null];
    private static readonly decimal?[] Leasing = [128m, 134m, 141m, 147m, 152m, 158m, 165m, 171m, 176m, 181m, 190m, 118m];
    private static readonly string[] Hostile = ["<img src=x onerror=window.__pwned=1>", "@percent1", "{a}{b}{c}", "{k|rich}", "\"><script>window.__pwned=1</script>", "=1+1", "A name that is far too long for any axis to show in full Ltd."];

    public static IReadOnlyList<Month> Months { get; } = [.. new MonthRange(new Month(2023, 5), new Month(2024, 4))];

    private static ChartMonth[] ChartMonths { get; } = [.. Months.Select((month, i) => new ChartMonth(month, i == 11))];

    public static IReadOnlyList<double?> Totals { get; } = [.. Enumerable.Range(0, 11).Select(i => (double?)(ByteDance[i] + AzureOthers[i]))];

    public static IReadOnlyList<double?> TopShares { get; } = [.. Enumerable.Range(0, 11).Select(i => (double?)(ByteDance[i] / (ByteDance[i] + AzureOthers[i])))];

    public static IReadOnlyList<double?> EffectiveNumbers { get; } = [33.2, 30.1, 26.6, 24.0, 21.3, 19.0, 17.2, 16.1, 15.2, 14.2, 13.7];

    public static StackedMonthsData Stacked { get; } = new(
        ChartMonths,
        [
            new("ByteDance", ChartColor.Largest, Millions(ByteDance)), new("Azure OpenAI others", ChartColor.Product(0), Millions(AzureOthers)),
            new("Copilot", ChartColor.Product(1), Millions(Copilot)), new("Revenue share", ChartColor.Product(2), Millions(RevenueShare)), new("Server leasing", ChartColor.Product(3), Millions(Leasing)),
        ],
        AmountUnit.Millions(Currency.Usd), new ChartEvent(new Month(2023, 11), "1 Nov: Copilot for Office on sale", "Copilot on sale"), month => $"/_gallery?month={month}");

    public static StackedMonthsData HostileStack { get; } = Stacked with { Series = [.. Stacked.Series.Select((series, i) => series with { Name = Hostile[i] })], Event = new ChartEvent(new Month(2023, 11), Hostile[0], Hostile[2]) };

    public static StackedMonthsData LongStack { get; } = new(
        [.. new MonthRange(new Month(2021, 5), new Month(2024, 4)).Select(month => new ChartMonth(month))],
        [new("Azure OpenAI", ChartColor.Product(0), [.. Enumerable.Range(0, 36).Select(i => (decimal?)(i * 21_000m))]), new("Fifth", ChartColor.Product(4), [.. Enumerable.Range(0, 36).Select(i => (decimal?)(90_000m + i * 1_000m))])],
        AmountUnit.For(900_000m, Currency.Usd));

    public static TrendPairData Pair { get; } = new(ChartMonths[..11], TopShares, EffectiveNumbers, "ByteDance", new ShareBands());

    public static IReadOnlyList<RankedShare> Customers { get; } = Book(
        [("ByteDance", 20), ("Walmart", 5), ("G42", 4), ("Intuit", 3), ("Northwind Bank", 2.1), ("Contoso Retail", 1.9), ("Fabrikam Health", 1.8), ("Tailspin Air", 1.6), ("Adatum Insurance", 1.5), ("Litware Legal", 1.4)], 45, 41);

    public static ParetoData Pareto { get; } = new(Customers, [new ParetoMark(5, "Five make 40.9 %"), new ParetoMark(10, "10 make half (N50)"), new ParetoMark(32, "32 make 80 % (N80)")]);

    public static ParetoData LongTail { get; } = new(Book([("ByteDance", 20), ("Walmart", 5), ("G42", 4)], 4000, 54), [new ParetoMark(1450, "1,450 make half (N50)")]);

    public static LorenzData Lorenz { get; } = new(Curve(), 0.43, "ByteDance");

    public static ChangeWaterfallData Waterfall { get; } = new(
        [new("ByteDance", 27.0, IsLargest: true), new("Walmart", -4.4), new("G42", 1.8), new("Intuit", 0.8), new("Contoso Retail", 0.7), new("Litware Legal", 0.6), new("Northwind Bank", -0.5), new("48 others", -2.0)], "Change of HHI");

    public static LinesData Lines { get; } = new(
        ChartMonths[..11],
        [new("ByteDance", ChartColor.Largest, TopShares), new("Walmart", ChartColor.Product(0), [.. TopShares.Select((share, i) => i == 4 ? null : share / 4)]), new("G42", ChartColor.Product(1), [.. TopShares.Select(share => share / 5)])],
        ChartMeasure.Share, Limit: (0.2, "Limit 20 %"));

    public static HorizontalBarsData HostileBars { get; } = new([.. Hostile.Select((name, i) => new HorizontalBar(name, 8 - i * 1.5, Figures.Number(8 - i * 1.5), ChartColor.Azure))], "Customer", "M$");

    public static IReadOnlyList<MonthStates> States { get; } =
    [
        new("Azure OpenAI", ChartColor.Product(0), Read("fffffffffffo")), new("Copilot", ChartColor.Product(1), Read("nfffffffffpo")),
        new("OpenAI revenue share", ChartColor.Product(2), Read("fmffffffffff")), new("Server leasing", ChartColor.Product(3), Read("fffffffrfffo")),
    ];

    private static decimal?[] Millions(decimal?[] amounts) => [.. amounts.Select(amount => amount * 1_000_000m)];

    private static MonthState[] Read(string states) => [.. states.Select(state => state switch
    {
        'f' => MonthState.Final, 'm' => MonthState.Missing, 'o' => MonthState.Open, 'p' => MonthState.Preliminary, 'r' => MonthState.Restated, _ => MonthState.NotSold,
    })];

    private static RankedShare[] Book((string Name, double Amount)[] known, int others, double rest)
    {
        var weights = Enumerable.Range(0, others).Select(i => 1.3 - 0.8 * i / (others - 1)).ToArray();
        var scale = rest / weights.Sum();
        var total = known.Sum(customer => customer.Amount) + rest;
        return [.. known.Select(customer => new RankedShare(customer.Name, customer.Amount / total)), .. weights.Select((weight, i) => new RankedShare($"Customer {i + 1}", weight * scale / total))];
    }

    private static LorenzPoint[] Curve()
    {
        var revenue = 0.0;
        return [new LorenzPoint(0, 0), .. Customers.Reverse().Select((customer, i) => new LorenzPoint((i + 1.0) / Customers.Count, revenue += customer.Share))];
    }
}
