namespace RevenueDashboard.Importing;

/// <summary>
/// What the months, amounts and names of a whole file tell about the way it is written. Made only when a cell was met that can be read in several
/// ways: one pass of its own, and nothing of a row is kept but the first examples.
/// </summary>
internal sealed class FileSurvey
{
    private const int RowsBetweenChecks = 16_384;

    private static readonly FileField[] MonthFields = [FileField.Month, FileField.CustomerSince, FileField.ParentFrom, FileField.ParentTo, FileField.FirstMonth];

    private static readonly FileField[] AmountFields =
        [FileField.Amount, FileField.AmountLow, FileField.AmountHigh, FileField.Quantity, FileField.Rate, FileField.Total, FileField.MarginLow, FileField.MarginHigh, FileField.Value, FileField.Over];

    private static readonly FileField[] NameFields = [FileField.Customer, FileField.Month, FileField.Product];

    private readonly FieldCache<MonthForm> forms = new(MonthForm.Of);
    private readonly FieldCache<bool> totalWords = new(TotalWords.Are, capacity: 100_000);

    /// <summary>Commas divide the fields.</summary>
    public required bool IsCommaSeparated { get; init; }

    /// <summary>Cells of months that are not empty.</summary>
    public long Months { get; private set; }

    /// <summary>Dates by what they tell about the order of day and month.</summary>
    public Sightings DayFirst { get; } = new();

    public Sightings MonthFirst { get; } = new();

    public Sightings EitherOrder { get; } = new();

    public Sightings SameInEitherOrder { get; } = new();

    /// <summary>Months that are read only when the owner says so, by their form.</summary>
    public IReadOnlyDictionary<MonthFault, Sightings> Forms { get; } = MonthForms.Asked.ToDictionary(form => form, _ => new Sightings());

    /// <summary>Amounts by what they tell about the decimal mark.</summary>
    public Sightings Points { get; } = new();

    public Sightings Commas { get; } = new();

    public Sightings EitherMark { get; } = new();

    /// <summary>Amounts and quantities with more than four decimals, under each notation.</summary>
    public Sightings ManyDecimalsInPoints { get; } = new();

    public Sightings ManyDecimalsInCommas { get; } = new();

    /// <summary>Rows headed by a word for a total.</summary>
    public Sightings Totals { get; } = new();

    /// <param name="rows">Stands before the first row.</param>
    /// <param name="isSpend">Totals and amounts of many decimals are asked about in spend files alone.</param>
    public static FileSurvey Of(DelimitedRows rows, bool isSpend, CancellationToken cancellation)
    {
        var survey = new FileSurvey { IsCommaSeparated = rows.IsCommaSeparated };
        var months = Columns(rows, MonthFields);
        var amounts = Columns(rows, AmountFields);
        var names = isSpend ? Columns(rows, NameFields) : [];
        var precise = isSpend ? Columns(rows, [FileField.Amount, FileField.Quantity]) : [];
        while (rows.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();

            foreach (var column in names)
            {
                if (!survey.totalWords[rows[column]]) continue;
                survey.Totals.Add(rows.Line, rows.Raw);
                break;
            }

            foreach (var column in months) survey.AddMonth(rows.Line, rows[column]);
            foreach (var column in amounts) survey.AddMark(rows.Line, rows[column]);
            foreach (var column in precise) survey.AddDecimals(rows.Line, rows[column]);
        }

        return survey;
    }

    private static int[] Columns(DelimitedRows rows, FileField[] fields) => [.. fields.Select(field => rows.Columns[field]).Where(column => column >= 0)];

    private void AddMonth(long line, ReadOnlySpan<byte> cell)
    {
        var form = forms[cell];
        if (!form.IsEmpty) Months++;
        if (form.Fault != MonthFault.None)
        {
            Forms[form.Fault].Add(line, cell);
            return;
        }

        var seen = (form.DayFirst, form.MonthFirst) switch
        {
            (true, false) => DayFirst,
            (false, true) => MonthFirst,
            (true, true) => form.IsSame ? SameInEitherOrder : EitherOrder,
            _ => null,
        };
        seen?.Add(line, cell);
    }

    /// <summary>Notes what an amount tells about the decimal mark.</summary>
    public void AddMark(long line, ReadOnlySpan<byte> cell)
    {
        var seen = AmountMarks.Of(cell) switch
        {
            DecimalEvidence.Point => Points,
            DecimalEvidence.Comma => Commas,
            DecimalEvidence.Either => EitherMark,
            _ => null,
        };
        seen?.Add(line, cell);
    }

    private void AddDecimals(long line, ReadOnlySpan<byte> cell)
    {
        if (AmountMarks.HasManyDecimals(cell, DecimalMark.Point)) ManyDecimalsInPoints.Add(line, cell);
        if (AmountMarks.HasManyDecimals(cell, DecimalMark.Comma)) ManyDecimalsInCommas.Add(line, cell);
    }
}

/// <summary>In which ways the text of a month can be read.</summary>
/// <param name="Fault">The form that is read only when the owner says so, if it is of one and a month of it; else None.</param>
/// <param name="DayFirst">A date with the day first.</param>
/// <param name="MonthFirst">A date with the month first.</param>
/// <param name="IsSame">Both, and of the same month.</param>
/// <param name="IsEmpty">Nothing at all.</param>
internal readonly record struct MonthForm(MonthFault Fault, bool DayFirst, bool MonthFirst, bool IsSame, bool IsEmpty)
{
    private static readonly Month Earliest = new(1900, 1);
    private static readonly Month Latest = new(2999, 12);

    public static MonthForm Of(string field)
    {
        var text = FieldText.Trim(field);
        if (text.IsEmpty) return default(MonthForm) with { IsEmpty = true };

        var fault = MonthText.Read(text, order: null, Earliest, Latest, out _);
        if (MonthForms.Asked.Contains(fault))
            return MonthForms.Read(text, fault, SerialDates.From1900, out _) == MonthFault.None ? default(MonthForm) with { Fault = fault } : default;
        if (fault != MonthFault.Ambiguous) return default;

        var day = MonthText.Read(text, MonthOrder.DayFirst, Earliest, Latest, out var dayFirst) == MonthFault.None;
        var month = MonthText.Read(text, MonthOrder.MonthFirst, Earliest, Latest, out var monthFirst) == MonthFault.None;
        return new MonthForm(MonthFault.None, day, month, day && month && dayFirst == monthFirst, false);
    }
}
