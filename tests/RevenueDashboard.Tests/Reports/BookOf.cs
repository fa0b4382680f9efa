using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Reports;

/// <summary>A small book for reports, written as a person would say it; amounts in millions.</summary>
internal sealed class BookOf
{
    private readonly List<(Month Month, int Customer, int Product, decimal Millions, decimal? Low, decimal? High, RevenueType Type, Currency Currency)> _records = [];
    private readonly List<string> _customers = [];
    private readonly List<string> _products = [];
    private readonly Dictionary<(Month, int), CubeTotal> _totals = [];
    private readonly Dictionary<(Month, int), MonthStatus> _statuses = [];
    private readonly ParentTree _parents = new();
    private readonly RateTable _rates = new(Currency.Usd);
    private readonly Dictionary<string, CubeCustomer> _described = [];
    private readonly Dictionary<string, (int Low, int High)> _margins = [];
    private readonly List<CubeRole> _roles = [];
    private readonly List<CubeEvidence> _evidence = [];
    private readonly List<CubeOverride> _overrides = [];
    private readonly List<ReferencePoint> _series = [];
    private readonly List<MarketEvent> _events = [];
    private readonly List<CubeLimit> _limits = [];
    private readonly List<CubeWaiver> _waivers = [];
    private readonly List<CubeGoal> _goals = [];
    private Month _running = new(2099, 1);
    private FiscalCalendar _calendar = FiscalCalendar.CalendarYear;

    public BookOf With(string month, string customer, decimal millions, string product = "Azure OpenAI", decimal? low = null, decimal? high = null, RevenueType type = RevenueType.Usage, string currency = "USD")
    {
        _records.Add((Month.Parse(month), Place(_customers, customer), Place(_products, product), millions, low, high, type, Currency.Parse(currency)));
        _statuses.TryAdd((Month.Parse(month), Place(_products, product)), MonthStatus.Final);
        return this;
    }

    public BookOf Under(string parent, string customer, string? from = null, string? to = null)
    {
        _parents.Add(Place(_customers, customer), Place(_customers, parent), from is null ? null : Month.Parse(from), to is null ? null : Month.Parse(to));
        return this;
    }

    /// <param name="currency">Its rate of the month is given first.</param>
    public BookOf Total(string month, decimal millions, string product = "Azure OpenAI", string currency = "USD")
    {
        var published = new Money(Units(millions), Currency.Parse(currency));
        _totals[(Month.Parse(month), Place(_products, product))] = new CubeTotal(_rates.Convert(published.Units, published.Currency, Month.Parse(month)), RecordStatus.Reported, "a report")
        {
            Foreign = published.Currency == Currency.Usd ? null : published,
        };
        return this;
    }

    public BookOf Status(string month, MonthStatus status, string product = "Azure OpenAI")
    {
        _statuses[(Month.Parse(month), Place(_products, product))] = status;
        return this;
    }

    /// <param name="rate">What one unit was worth in dollars.</param>
    public BookOf Rate(string month, string currency, decimal rate)
    {
        _rates.Add(new ExchangeRate { Month = Month.Parse(month), Currency = Currency.Parse(currency), Rate = (long)(rate * 1_000_000_000) });
        return this;
    }

    public BookOf Described(string customer, string industry, string? country = null)
    {
        _described[customer] = new CubeCustomer(0, customer, industry, country);
        return this;
    }

    public BookOf Margin(string product, int low, int high)
    {
        _margins[product] = (low, high);
        return this;
    }

    /// <param name="part">In per cent.</param>
    public BookOf Role(string counterparty, Role role, string? product = null, string? customer = null, decimal? part = null, string? from = null, string? to = null)
    {
        var position = product is null ? (int?)null : Place(_products, product);
        _roles.Add(new CubeRole(
            Place(_customers, counterparty), role, product, position, customer is null ? null : Place(_customers, customer), part is null ? null : (int)(part * 100),
            from is null ? null : Month.Parse(from), to is null ? null : Month.Parse(to), null, null));
        return this;
    }

    /// <param name="millions">Of a commitment: all that it binds to pay.</param>
    public BookOf Evidence(
        string customer, RiskFactor factor, FactorState? state, string? date = null, EvidenceSide side = EvidenceSide.For, string? statement = null, decimal? millions = null, string? ends = null, string currency = "USD")
    {
        _evidence.Add(new CubeEvidence(
            Place(_customers, customer), factor, Day(date), side, state, statement, millions is { } amount ? Units(amount) : null, millions is null ? null : Currency.Parse(currency), Day(ends), "Press", null));
        return this;

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <param name="percent">Null goes back to the scorecard.</param>
    public BookOf Override(string customer, string part, decimal? percent)
    {
        _overrides.Add(new CubeOverride(Place(_customers, customer), part, (int?)(percent * 100), "because", "ben", DateTimeOffset.UnixEpoch));
        return this;
    }

    public BookOf From(string provider, string customer)
    {
        _described[customer] = new CubeCustomer(0, customer, PreviousProvider: provider);
        return this;
    }

    /// <param name="value">In the unit itself: 29 is 29 %.</param>
    public BookOf Series(string name, string month, ReferenceKind kind, decimal value, string? unit = "%")
    {
        _series.Add(new ReferencePoint { Series = name, Month = Month.Parse(month), Kind = kind, Value = (long)(value * Money.Scale), Unit = unit, Source = "Press" });
        return this;
    }

    public BookOf Event(string date, string title)
    {
        _events.Add(new MarketEvent { Date = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), Title = title });
        return this;
    }

    /// <param name="warning">In per cent, or HHI points.</param>
    /// <param name="hard">In per cent, or HHI points.</param>
    public BookOf Limit(string name, LimitMeasure measure, decimal hard, decimal? warning = null, string? subject = null, string? product = null, string? owner = null)
    {
        _limits.Add(new CubeLimit(name, measure, subject, product, warning is { } near ? (long)(near * Money.Scale) : null, (long)(hard * Money.Scale), owner, null, null));
        return this;
    }

    /// <param name="upTo">In per cent, or HHI points.</param>
    public BookOf Waiver(string limit, string given, string lastDay, decimal? upTo = null, string? withdrawn = null, string? subject = null)
    {
        _waivers.Add(new CubeWaiver(
            _waivers.Count + 1, limit, upTo is { } most ? (long)(most * Money.Scale) : null, "Known and accepted", "ann", TimeOf(given), DateOnly.ParseExact(lastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            withdrawn is null ? null : TimeOf(withdrawn), withdrawn is null ? null : "bob") { Subject = subject });
        return this;
    }

    /// <param name="target">A number, or per cent.</param>
    public BookOf Goal(string name, GoalMeasure measure, decimal target, string from, string due, string? product = null)
    {
        _goals.Add(new CubeGoal(name, measure, product, (long)(target * Money.Scale), Month.Parse(from), Month.Parse(due), null, null));
        return this;
    }

    public BookOf Running(string month)
    {
        _running = Month.Parse(month);
        return this;
    }

    public BookOf FiscalYearsFrom(int startMonth)
    {
        _calendar = new FiscalCalendar(startMonth);
        return this;
    }

    public RevenueCube Build()
    {
        var builder = new CubeCellsBuilder(_records.Count == 0 ? new Month(2000, 1) : _records.Min(record => record.Month));
        foreach (var record in _records) builder.Add(record.Month, record.Customer, record.Product, record.Type, record.Currency, Units(record.Millions), RecordStatus.Actual);
        var cells = builder.Build(_rates.Convert, Currency.Usd);

        var ranges = _records
            .Where(record => record.Low is not null || record.High is not null)
            .ToDictionary(
                record => cells.PositionOf(record.Month, record.Customer, record.Product, record.Type),
                record => new CubeRange(Units(record.Low ?? record.Millions), Units(record.High ?? record.Millions), "nearly"));
        return new RevenueCube(
            1,
            Currency.Usd,
            cells,
            [.. _customers.Select((name, place) => (_described.GetValueOrDefault(name) ?? new CubeCustomer(0, name)) with { Id = place + 1 })],
            [.. _products.Select((name, place) => _margins.TryGetValue(name, out var margin) ? new CubeProduct(place + 1, Names.Key(name), name, margin.Low, margin.High) : new CubeProduct(place + 1, Names.Key(name), name))],
            _parents,
            _statuses,
            _totals,
            ranges)
        {
            Rates = _rates,
            RunningMonth = _running,
            Calendar = _calendar,
            Roles = _roles,
            Evidence = _evidence,
            Overrides = _overrides,
            Series = CubeSeries.Of(_series),
            Events = CubeEvent.Of(_events),
            Limits = _limits,
            Waivers = _waivers,
            Goals = _goals,
        };
    }

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static long Units(decimal millions) => (long)(millions * 1_000_000 * Money.Scale);

    private static int Place(List<string> names, string name)
    {
        if (!names.Contains(name)) names.Add(name);
        return names.IndexOf(name);
    }
}
