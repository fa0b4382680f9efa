using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RevenueDashboard;

/// <summary>What holds for the whole book; section <c>Book</c> of the configuration.</summary>
public sealed class BookOptions
{
    public const string Section = "Book";

    // The press facts of the sample book are of a company whose year starts in July.
    private const int SampleFiscalYearStart = 7;

    /// <summary>First month of the fiscal year, 1 to 12. Unless configured it is January, and July for the sample book: that a book is the sample is stored with it, so every program that opens it knows.</summary>
    public int? FiscalYearStart { get; set; }

    // What was written where only a number makes sense.
    private string? fiscalYearStartText;

    public FiscalCalendar CalendarOf(bool isSample) => new(FiscalYearStart ?? (isSample ? SampleFiscalYearStart : FiscalCalendar.CalendarYear.StartMonth));

    internal void Read(IConfiguration? configuration)
    {
        fiscalYearStartText = configuration?.GetSection(Section)[nameof(FiscalYearStart)];
        if (int.TryParse(fiscalYearStartText, NumberStyles.None, CultureInfo.InvariantCulture, out var start)) FiscalYearStart = start;
    }

    internal sealed class Validator : IValidateOptions<BookOptions>
    {
        public ValidateOptionsResult Validate(string? name, BookOptions options) =>
            options.FiscalYearStart is null or (>= 1 and <= FiscalCalendar.MonthsOfYear) && (options.fiscalYearStartText is not { Length: > 0 } || options.FiscalYearStart is not null)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{Section}:{nameof(FiscalYearStart)} is \"{options.fiscalYearStartText ?? options.FiscalYearStart?.ToString(CultureInfo.InvariantCulture)}\". Write the number of the month in which the fiscal year starts, 1 to 12.");
    }
}
