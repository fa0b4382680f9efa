using System.Globalization;

namespace RevenueDashboard;

/// <summary>When a company's years begin. A fiscal year is named after the calendar year it ends in: with a start in July, FY24 is Jul 2023 to Jun 2024.</summary>
public sealed record FiscalCalendar
{
    public const int MonthsOfYear = 12, MonthsOfQuarter = 3, QuartersOfYear = 4;

    /// <param name="startMonth">First month of the fiscal year, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a month's number.</exception>
    public FiscalCalendar(int startMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startMonth, MonthsOfYear);
        StartMonth = startMonth;
    }

    /// <summary>Years as the calendar has them.</summary>
    public static FiscalCalendar CalendarYear { get; } = new(1);

    /// <summary>1 to 12.</summary>
    public int StartMonth { get; }

    /// <summary>The fiscal year a month is in: the calendar year of that year's last month.</summary>
    public int YearOf(Month month) => StartMonth > 1 && month.Number >= StartMonth ? month.Year + 1 : month.Year;

    /// <summary>1 to 4.</summary>
    public int QuarterOf(Month month) => PlaceOf(month) / MonthsOfQuarter + 1;

    public Month FirstMonthOf(int year) => new(StartMonth > 1 ? year - 1 : year, StartMonth);

    /// <summary>The fiscal quarter a month is in.</summary>
    public FiscalPeriod Quarter(Month month) => Quarter(YearOf(month), QuarterOf(month));

    /// <param name="quarter">1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quarter or year.</exception>
    public FiscalPeriod Quarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, QuartersOfYear);
        var first = FirstMonthOf(year) + (quarter - 1) * MonthsOfQuarter;
        return new FiscalPeriod(FiscalPeriodKind.Quarter, year, quarter, new MonthRange(first, first + (MonthsOfQuarter - 1)));
    }

    /// <summary>The fiscal year a month is in.</summary>
    public FiscalPeriod Year(Month month) => Year(YearOf(month));

    public FiscalPeriod Year(int year) =>
        new(FiscalPeriodKind.Year, year, QuartersOfYear, new MonthRange(FirstMonthOf(year), FirstMonthOf(year) + (MonthsOfYear - 1)));

    /// <summary>From the first month of the fiscal year to a month of it; to its last month it is the year.</summary>
    public FiscalPeriod YearToDate(Month last) => PlaceOf(last) == MonthsOfYear - 1
        ? Year(last)
        : new(FiscalPeriodKind.YearToDate, YearOf(last), QuarterOf(last), new MonthRange(FirstMonthOf(YearOf(last)), last));

    /// <summary>What is reported before it: the quarter before a quarter, the year before a year, the year to the quarter before. Null for a year to date within its first quarter.</summary>
    public FiscalPeriod? Before(FiscalPeriod period) => period.Kind switch
    {
        FiscalPeriodKind.Quarter => Quarter(period.Months.First.AddMonths(-1)),
        FiscalPeriodKind.Year => Year(period.Year - 1),
        _ when period.Quarter == 1 => null,
        _ => YearToDate(Quarter(period.Year, period.Quarter - 1).Months.Last),
    };

    /// <summary>Reads what <see cref="FiscalPeriod.Code"/> writes: <c>FY24-Q4</c>, <c>FY24</c>, <c>FY24-Q3-YTD</c>, <c>FY24-YTD</c>. Two digits are of this century; four are taken too.</summary>
    /// <param name="last">Up to where a year to date without a quarter goes, as far as it is in that year.</param>
    public bool TryParse(string? text, Month last, out FiscalPeriod? period)
    {
        period = null;
        var parts = (text ?? "").Trim().ToUpperInvariant().Split('-');
        if (!parts[0].StartsWith("FY", StringComparison.Ordinal) || parts[0].Length is not (4 or 6)) return false;
        // The year before has to be one as well.
        if (!int.TryParse(parts[0].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || parts[0].Length == 6 && year is < 3 or > 9998) return false;
        if (parts[0].Length == 4) year += FiscalPeriod.Century;

        period = parts[1..] switch
        {
            [] => Year(year),
            ["YTD"] => YearToDate(Within(Year(year).Months, last)),
            [['Q', >= '1' and <= '4' and var quarter]] => Quarter(year, quarter - '0'),
            [['Q', >= '1' and <= '4' and var quarter], "YTD"] => YearToDate(Quarter(year, quarter - '0').Months.Last),
            _ => null,
        };
        return period is not null;
    }

    private int PlaceOf(Month month) => (month.Number - StartMonth + MonthsOfYear) % MonthsOfYear;

    private static Month Within(MonthRange months, Month month) => month < months.First ? months.First : month > months.Last ? months.Last : month;
}

/// <summary>What part of a fiscal year is meant.</summary>
public enum FiscalPeriodKind
{
    Quarter,
    YearToDate,
    Year,
}

/// <summary>A fiscal quarter, year to date or year.</summary>
/// <param name="Year">The calendar year it ends in: 2024 for FY24.</param>
/// <param name="Quarter">1 to 4; of a year to date the one it reaches into, of a year the last.</param>
public sealed record FiscalPeriod(FiscalPeriodKind Kind, int Year, int Quarter, MonthRange Months)
{
    internal const int Century = 2000;

    /// <summary>How an address and the command line name it: <c>FY24-Q4</c>, <c>FY24-Q3-YTD</c>, <c>FY24</c>.</summary>
    public string Code => Kind switch
    {
        FiscalPeriodKind.Quarter => Say($"{YearCode}-Q{Quarter}"),
        FiscalPeriodKind.Year => YearCode,
        _ when EndsQuarter => Say($"{YearCode}-Q{Quarter}-YTD"),
        _ => $"{YearCode}-YTD",
    };

    /// <summary>With its months, as people read it: <c>FY24-Q4 (Apr–Jun 2024)</c>, <c>FY24 to Q3 (Jul 2023–Mar 2024)</c>.</summary>
    public string Label => $"{Name} ({MonthsInWords})";

    /// <summary>Without its months: <c>FY24-Q4</c>, <c>FY24 to Q3</c>, <c>FY24 to date</c>.</summary>
    public string Name => Kind != FiscalPeriodKind.YearToDate ? Code : EndsQuarter ? Say($"{YearCode} to Q{Quarter}") : $"{YearCode} to date";

    /// <summary><c>Apr–Jun 2024</c>, <c>Jul 2023–Jun 2024</c>.</summary>
    public string MonthsInWords => Months.Count == 1 ? Months.First.ToShortName()
        : Months.First.Year == Months.Last.Year ? $"{Months.First.ToShortName()[..3]}–{Months.Last.ToShortName()}"
        : $"{Months.First.ToShortName()}–{Months.Last.ToShortName()}";

    /// <summary>The same months a year earlier.</summary>
    public FiscalPeriod YearBefore => this with { Year = Year - 1, Months = new MonthRange(Months.First.AddMonths(-FiscalCalendar.MonthsOfYear), Months.Last.AddMonths(-FiscalCalendar.MonthsOfYear)) };

    public override string ToString() => Code;

    private bool EndsQuarter => Months.Count == Quarter * FiscalCalendar.MonthsOfQuarter;

    private string YearCode => Year is >= Century and < Century + 100 ? Say($"FY{Year - Century:00}") : Say($"FY{Year:0000}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
