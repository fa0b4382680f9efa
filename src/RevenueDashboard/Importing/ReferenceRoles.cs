using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The rules of a file of roles: who is what to the book, and which revenue needs it so.</summary>
internal static class ReferenceRoles
{
    private const int All = 10_000;

    public static RoleLine? Understand(ReferenceRows rows)
    {
        var name = rows.Name(FileField.Counterparty, NameKind.Counterparty);
        var role = RoleOf(rows);
        var product = rows.Name(FileField.Product, NameKind.OtherProduct);
        var customer = rows.Name(FileField.Customer, NameKind.OtherCustomer);
        var part = Part(rows);
        var first = rows.Plan(FileField.RoleFrom);
        var last = rows.Plan(FileField.RoleTo);
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (last < first) rows.Report(FileField.RoleTo, ReferenceProblems.RoleMonthsReversed);
        if (name is null || role is null) return null;

        if (customer?.Key == name.Key) rows.Report(FileField.Customer, ReferenceProblems.RoleOfItself);
        if (role is Role.Investee or Role.Competitor && part is not null) rows.Report(FileField.Part, ReferenceProblems.PartOfRole);
        if (role == Role.None && ((product ?? customer) is not null || part is not null || (first ?? last) is not null)) rows.Report(FileField.Role, ReferenceProblems.RoleNone);
        return new RoleLine(
            rows.Line, $"name:{name.Key}", name.Name, role.Value, product?.Key, product?.Name, customer is null ? null : $"name:{customer.Key}", customer?.Name,
            // All of it is what an empty cell says too.
            part == All ? null : part, first, last, source, note);
    }

    public static List<RoleLine> Finish(List<RoleLine> lines, ProblemList problems)
    {
        foreach (var roles in lines.GroupBy(line => line.Key))
        {
            if (roles.Skip(1).Any())
            {
                foreach (var none in roles.Where(line => line.Role == Role.None)) Report(none, ReferenceProblems.RoleNone);
            }

            foreach (var same in roles.Where(line => line.Role != Role.None).GroupBy(line => (line.Role, line.ProductKey, line.CustomerKey))) ReportOverlaps(same);
        }

        return lines;

        void ReportOverlaps(IEnumerable<RoleLine> same)
        {
            RoleLine? earlier = null;
            foreach (var line in same.OrderBy(line => line.First?.Index ?? 0).ThenBy(line => line.Line))
            {
                if (earlier is not null && !(earlier.Last < line.First)) Report(earlier.Line > line.Line ? earlier : line, ReferenceProblems.RolesOverlap);
                // A short one within a long one does not end it.
                if (earlier is null || (earlier.Last is { } end && !(line.Last <= end))) earlier = line;
            }
        }

        void Report(RoleLine line, Fault fault) => problems.Add(line.Line, FieldSynonyms.NameOf(FileField.Role), fault, Excerpt.Of(line.Name));
    }

    private static Role? RoleOf(ReferenceRows rows)
    {
        if (!FieldText.Trim(rows.Text(FileField.Role)).IsEmpty) return rows.Word(FileField.Role, WordText.RoleOf);

        rows.Report(FileField.Role, ReferenceProblems.RoleEmpty);
        return null;
    }

    // Per cent to basis points. 0.4 without a sign is refused: it could be meant as 40 %.
    private static int? Part(ReferenceRows rows)
    {
        if (!rows.Has(FileField.Part)) return null;
        var text = FieldText.Trim(rows.Text(FileField.Part));
        if (text.IsEmpty) return null;

        var signed = text[^1] == '%';
        var fault = AmountText.Read(signed ? text[..^1] : text, new AmountRules(null, rows.DecimalMark, 2, All), out var points);
        if (fault == AmountFault.None && points is > 0 and <= All && (signed || points > 100)) return (int)points;

        if (fault == AmountFault.DecimalComma) rows.Doubt(FileField.Part);
        rows.Report(FileField.Part, fault switch
        {
            AmountFault.OutOfRange => ReferenceProblems.PartOutOfRange,
            AmountFault.None when points is <= 0 or > All => ReferenceProblems.PartOutOfRange,
            AmountFault.None => ReferenceProblems.PartFraction,
            _ => ReferenceProblems.PartUnreadable,
        });
        return null;
    }
}
