using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The rules of a file of risk factors.</summary>
internal static class ReferenceEvidence
{
    public static EvidenceLine? Understand(ReferenceRows rows)
    {
        var customer = rows.Name(FileField.Customer, NameKind.Customer);
        var factor = FactorOf(rows);
        var isWithdrawn = rows.Clears(FileField.FactorState);
        var state = isWithdrawn ? null : rows.Word(FileField.FactorState, WordText.FactorStateOf);
        var side = rows.Word(FileField.Side, WordText.SideOf);
        var date = Day(rows, FileField.Date);
        var statement = rows.FreeText(FileField.Statement);
        var amount = IsFilled(rows, FileField.Amount) ? rows.Amount(FileField.Amount, new AmountRules(null, rows.DecimalMark)) : null;
        var currency = IsFilled(rows, FileField.Amount) || IsFilled(rows, FileField.Currency) ? rows.Currency() : null;
        var ends = Day(rows, FileField.EndsOn);
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (customer is null || factor is null) return null;

        if (amount is not null && factor != RiskFactor.Commitment) rows.Report(FileField.Amount, ReferenceProblems.CommitmentOfOther);
        else if (amount <= 0) rows.Report(FileField.Amount, ReferenceProblems.CommitmentNotPositive);
        if (ends is not null && factor is not (RiskFactor.Commitment or RiskFactor.ContractEnd)) rows.Report(FileField.EndsOn, ReferenceProblems.EndOfOther);
        else if (ends < date) rows.Report(FileField.EndsOn, ReferenceProblems.EndBeforeDate);

        var saysMore = IsFilled(rows, FileField.Statement) || IsFilled(rows, FileField.Amount) || IsFilled(rows, FileField.EndsOn);
        if (isWithdrawn && (saysMore || side is not null || date is not null)) rows.Report(FileField.FactorState, ReferenceProblems.FactorNone);
        if (!IsFilled(rows, FileField.FactorState) && !saysMore) rows.Report(FileField.Factor, ReferenceProblems.EvidenceEmpty);
        return new EvidenceLine(
            rows.Line, $"name:{customer.Key}", customer.Name, factor.Value, state, side ?? EvidenceSide.Neither, date, statement, amount, amount is null ? null : currency, ends, source, note, isWithdrawn);
    }

    public static List<EvidenceLine> Finish(List<EvidenceLine> lines, ProblemList problems)
    {
        foreach (var said in lines.GroupBy(line => (line.Key, line.Factor)))
        {
            if (said.Skip(1).Any())
            {
                foreach (var none in said.Where(line => line.IsWithdrawn)) Report(none, ReferenceProblems.FactorNone);
            }

            foreach (var day in said.Where(line => line.State is not null).GroupBy(line => line.Date))
            {
                foreach (var other in day.Where(line => line.State != day.First().State)) Report(other, ReferenceProblems.FactorStates);
            }

            // The same words twice would be two witnesses where there is one.
            foreach (var same in said.GroupBy(line => line with { Line = 0, Name = "" })) foreach (var again in same.Skip(1)) problems.Add(again.Line, null, ReferenceProblems.Repeated("evidence"), null);
        }

        return lines;

        void Report(EvidenceLine line, Fault fault) => problems.Add(line.Line, FieldSynonyms.NameOf(FileField.FactorState), fault, Excerpt.Of(line.Name));
    }

    private static RiskFactor? FactorOf(ReferenceRows rows)
    {
        if (IsFilled(rows, FileField.Factor)) return rows.Word(FileField.Factor, WordText.FactorOf);

        rows.Report(FileField.Factor, ReferenceProblems.FactorEmpty);
        return null;
    }

    private static DateOnly? Day(ReferenceRows rows, FileField field) => IsFilled(rows, field) ? rows.Day(field) : null;

    private static bool IsFilled(ReferenceRows rows, FileField field) => rows.Has(field) && !FieldText.Trim(rows.Text(field)).IsEmpty;
}
