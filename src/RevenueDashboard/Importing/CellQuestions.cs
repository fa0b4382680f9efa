using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>Decides from a survey of the whole file how its cells are read: what the file proves is settled, what it leaves open is asked with evidence.</summary>
internal static class CellQuestions
{
    private const string DayFirst = "dmy";
    private const string MonthFirst = "mdy";
    private const string Comma = "comma";
    private const string Point = "point";
    private const string Round = "round";
    private const string LeaveOut = "leave-out";
    private const string Keep = "keep";
    private const string From1900 = "1900";
    private const string From1904 = "1904";

    public static ReadingPlan Decide(FileSurvey survey, SpendFileOptions options)
    {
        var questions = new List<ImportQuestion>();
        var notes = new List<string>();

        var mark = MarkIn(survey, options, questions, notes);
        // Which amounts have many decimals is only known with the decimal mark.
        var precise = mark == DecimalMark.Comma ? survey.ManyDecimalsInCommas : survey.ManyDecimalsInPoints;
        var rounds = precise.Count > 0 && mark is not null && Ask(Decimals(precise), options.Answers, questions) == Round;
        var order = options.MonthOrder ?? Order(survey, options.Answers, questions, notes);
        var totals = survey.Totals.Count == 0 ? TotalRows.Refuse : TotalsOf(Asked(Totals(TotalEvidence(survey.Totals)), questions), options.Answers);
        return new ReadingPlan
        {
            Months = Form(survey, options, questions) with { Order = order }, DecimalMark = mark ?? DecimalMark.Point, Rounds = rounds, Totals = totals, Questions = questions, Notes = notes,
        };
    }

    /// <summary>The decimal mark: as was said, as the amounts prove it, or null while it is asked.</summary>
    /// <param name="questions">Takes the question, answered or not.</param>
    /// <param name="notes">Takes what was proved.</param>
    public static DecimalMark? MarkIn(FileSurvey survey, SpendFileOptions options, List<ImportQuestion> questions, List<string> notes) =>
        options.DecimalMark ?? Mark(survey, options.Answers, questions, notes);

    /// <summary>The answer about the decimal mark; null when there is none.</summary>
    public static DecimalMark? MarkOf(IReadOnlyDictionary<string, string> answers) =>
        answers.GetValueOrDefault(ImportQuestion.DecimalMark) switch { Comma => DecimalMark.Comma, Point => DecimalMark.Point, _ => null };

    public static TotalRows TotalsOf(ImportQuestion question, IReadOnlyDictionary<string, string> answers) =>
        ImportAnswers.ChoiceOf(question, answers) switch { LeaveOut => TotalRows.LeaveOut, Keep => TotalRows.Keep, _ => TotalRows.Refuse };

    public static ImportQuestion Totals(IReadOnlyList<string> evidence) => About(ImportQuestion.TotalRows,
        "Some rows look like totals of others: counted with them, the revenue would be twice what it is. Leave them out?", evidence,
        new(LeaveOut, "Leave them out: they add up other rows"), new(Keep, "Keep them: they are revenue of their own"), new(ImportQuestion.Refuse, "Refuse the file: list them as problems"));

    // Null while it is asked.
    private static DecimalMark? Mark(FileSurvey survey, IReadOnlyDictionary<string, string> answers, List<ImportQuestion> questions, List<string> notes)
    {
        var inCommas = survey is { Commas.Count: > 0, Points.Count: 0 };
        // Where commas divide the fields, one inside an amount was put in quotes on purpose: 1,234 has thousands.
        var inEither = survey is { Commas.Count: 0, Points.Count: 0, EitherMark.Count: > 0, IsCommaSeparated: false };
        if (inCommas || inEither)
        {
            Ask(MarkQuestion(survey, inCommas), answers, questions);
            return MarkOf(answers);
        }

        if (MarkOf(answers) is { } said) return said;
        if (survey.Commas.Count > survey.Points.Count) return DecimalMark.Comma;

        if (survey is { IsCommaSeparated: false, EitherMark.Count: > 0, Points.Count: > 0 }) notes.Add($"Amounts are read with decimal points: {survey.Points.First}.");
        return DecimalMark.Point;
    }

    private static ImportQuestion MarkQuestion(FileSurvey survey, bool inCommas)
    {
        List<string> evidence = [];
        if (inCommas)
        {
            evidence.Add($"{Count(survey.Commas.Count, "amount is", "amounts are")} written with a decimal comma, none with a decimal point.");
            evidence.AddRange(survey.Commas.Describe());
        }

        if (survey.EitherMark.Count > 0)
        {
            evidence.Add($"{Count(survey.EitherMark.Count, "amount", "amounts")} could be either.");
            evidence.AddRange(survey.EitherMark.Describe(text => string.Create(CultureInfo.InvariantCulture, $"is {Shown(text, DecimalMark.Comma)} with a decimal comma, {Shown(text, DecimalMark.Point)} with a decimal point")));
        }

        return About(ImportQuestion.DecimalMark, inCommas ? "The amounts are written with decimal commas. Is 1,5 one and a half in this file?" : "Is the mark in the amounts a decimal mark or one of thousands? Nothing in the file settles it.", evidence,
            new(Comma, "Decimal comma: 1.234,56"), new(Point, "Decimal point: 1,234.56"));
    }

    private static MonthOrder? Order(FileSurvey survey, IReadOnlyDictionary<string, string> answers, List<ImportQuestion> questions, List<string> notes)
    {
        var said = answers.GetValueOrDefault(ImportQuestion.MonthOrder) switch { DayFirst => MonthOrder.DayFirst, MonthFirst => MonthOrder.MonthFirst, _ => (MonthOrder?)null };
        if (survey is { DayFirst.Count: 0, MonthFirst.Count: 0, EitherOrder.Count: > 0 })
        {
            Ask(OrderQuestion(survey.EitherOrder), answers, questions);
            return said;
        }

        if (said is not null) return said;
        if (survey.DayFirst.Count > 0 || survey.MonthFirst.Count > 0)
        {
            // Both in one file is nobody's notation: the rarer one is a problem where it stands.
            var dayFirst = survey.DayFirst.Count >= survey.MonthFirst.Count;
            notes.Add(dayFirst ? $"Dates are read with the day first: {survey.DayFirst.First}." : $"Dates are read with the month first: {survey.MonthFirst.First}.");
            return dayFirst ? MonthOrder.DayFirst : MonthOrder.MonthFirst;
        }

        if (survey.SameInEitherOrder.Count == 0) return null;
        notes.Add($"Whether the day or the month comes first makes no difference: {survey.SameInEitherOrder.First}.");
        return MonthOrder.DayFirst;
    }

    private static ImportQuestion OrderQuestion(Sightings dates) => About(ImportQuestion.MonthOrder,
        $"Does the day or the month come first? {Count(dates.Count, "date", "dates")} can be read both ways, and nothing in the file settles it.",
        [.. dates.Describe(text => $"is {Shown(text, new MonthRules(MonthOrder.DayFirst))} with the day first, {Shown(text, new MonthRules(MonthOrder.MonthFirst))} with the month first")],
        new(DayFirst, "Day first: 31/01/2026"), new(MonthFirst, "Month first: 01/31/2026"));

    // A form is a way of writing when most of the months have it; in single rows it is a slip of the hand, and a problem there.
    private static MonthRules Form(FileSurvey survey, SpendFileOptions options, List<ImportQuestion> questions)
    {
        foreach (var (form, seen) in survey.Forms)
        {
            if (seen.Count * 2 <= survey.Months) continue;

            var choice = Ask(FormQuestion(form, seen, options.Serials), options.Answers, questions);
            if (choice is null or ImportQuestion.Refuse) return default;
            return new MonthRules { Form = form, Serials = choice == From1904 ? SerialDates.From1904 : SerialDates.From1900 };
        }

        return default;
    }

    private static ImportQuestion FormQuestion(MonthFault form, Sightings seen, SerialDates? known)
    {
        string Read(string text) => Shown(text, new MonthRules { Form = form });
        string Reads(string text) => $"would be {Read(text)}";
        string Counted(string text, SerialDates from) => Shown(text, new MonthRules { Form = form, Serials = from });
        string Dates(string text) => known is { } calendar ? $"would be {Counted(text, calendar)}" : $"is {Counted(text, SerialDates.From1900)} counted from 1900, {Counted(text, SerialDates.From1904)} counted from 1904";

        ImportChoice refuse = new(ImportQuestion.Refuse, "Refuse the file: write the months as 2026-01");
        var count = Count(seen.Count, "month is", "months are");
        return form switch
        {
            MonthFault.MonthYear => About(ImportQuestion.MonthYear, $"{count} written like 01/2026. Is that a month and its year?", [.. seen.Describe(Reads)], new("mm-yyyy", "Month and year: 01/2026 is January 2026"), refuse),
            MonthFault.NamedYear => About(ImportQuestion.MonthName, $"{count} written like Jan-26. Is 26 the year, and not the day?", [.. seen.Describe(Reads)], new("mmm-yy", "The year: Jan-26 is January 2026"), refuse),
            MonthFault.Compact => About(ImportQuestion.MonthCompact, $"{count} written in digits alone, like 202601. Is that the year and the month?", [.. seen.Describe(Reads)], new("yyyymm", "Year and month: 202601 is January 2026"), refuse),
            _ when known is { } calendar => About(ImportQuestion.MonthSerial, $"{count} plain numbers. Are they the days by which the workbook keeps its dates?", [.. seen.Describe(Dates)],
                calendar == SerialDates.From1904 ? new(From1904, "Days from 1904, as this workbook counts them") : new(From1900, "Days from 1900, as this workbook counts them"), refuse),
            _ => About(ImportQuestion.MonthSerial, $"{count} written as the number by which a spreadsheet keeps a date. From which year does it count the days?", [.. seen.Describe(Dates)],
                new(From1900, "From 1900: Excel, and everything else by default"), new(From1904, "From 1904: workbooks of old Macs"), refuse),
        };
    }

    private static ImportQuestion Decimals(Sightings precise) => About(ImportQuestion.Decimals,
        $"{Count(precise.Count, "amount or quantity has", "amounts or quantities have")} more than four decimals. Add up the lines of each record exactly and round every record once?", [.. precise.Describe()],
        new(Round, "Round each record once, half to even, after adding up its lines; the difference is shown"), new(ImportQuestion.Refuse, "Refuse the file: round it there"));

    private static IReadOnlyList<string> TotalEvidence(Sightings totals) => [$"{Count(totals.Count, "row is", "rows are")} named like a total.", .. totals.Describe()];

    private static string? Ask(ImportQuestion question, IReadOnlyDictionary<string, string> answers, List<ImportQuestion> questions) => ImportAnswers.ChoiceOf(Asked(question, questions), answers);

    private static ImportQuestion Asked(ImportQuestion question, List<ImportQuestion> questions)
    {
        questions.Add(question);
        return question;
    }

    private static ImportQuestion About(string code, string message, IReadOnlyList<string> evidence, params ImportChoice[] choices) => new(code, message, evidence, choices) { IsAboutReading = true };

    private static string Shown(string text, DecimalMark mark) => AmountMarks.Shown(System.Text.Encoding.UTF8.GetBytes(text), mark);

    private static string Shown(string text, MonthRules rules) =>
        MonthText.Read(text, rules, MonthText.First, new Month(2999, 12), out var month) == MonthFault.None ? month.ToString() : "no month";

    private static string Count(long count, string one, string several) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}
