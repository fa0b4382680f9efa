namespace RevenueDashboard.Importing;

/// <summary>The day a spreadsheet counts its days from.</summary>
internal enum SerialDates
{
    /// <summary>Day 1 is 1 January 1900, and 1900 had a 29 February: Excel everywhere but on old Macs.</summary>
    From1900,

    /// <summary>Day 0 is 1 January 1904.</summary>
    From1904,
}

/// <summary>What the file's owner, or the file itself, said of months that could mean several things.</summary>
/// <param name="Order">How to read 01/02/2026; null to refuse it.</param>
internal readonly record struct MonthRules(MonthOrder? Order)
{
    /// <summary>The form that is read beside those that mean one thing only: of <see cref="MonthForms.Asked"/>; None: no other.</summary>
    public MonthFault Form { get; init; }

    public SerialDates Serials { get; init; }

    public bool Allows(MonthFault fault) => fault != MonthFault.None && fault == Form;
}

/// <summary>The forms of months that are only read when the file's owner says so.</summary>
internal static class MonthForms
{
    public static IReadOnlyList<MonthFault> Asked { get; } = [MonthFault.MonthYear, MonthFault.NamedYear, MonthFault.Compact, MonthFault.Serial];

    /// <summary>Reads a text whose fault is one of <see cref="Asked"/>, or gives a fault.</summary>
    public static MonthFault Read(ReadOnlySpan<char> text, MonthFault form, SerialDates serials, out Month month)
    {
        month = default;
        switch (form)
        {
            case MonthFault.MonthYear:
                return MonthText.Of(MonthText.Number(text[^4..]), MonthText.Number(text[..MonthText.Digits(text)]), 1, out month);

            // 26-Jan may be the 26th: only the month before the year is read.
            case MonthFault.NamedYear when MonthText.Digits(text) == 0:
                var name = MonthNames.NumberOf(text[..^3]);
                return name == 0 ? form : MonthText.Of(2000 + MonthText.Number(text[^2..]), name, 1, out month);

            case MonthFault.Compact when text.Length is 6 or 8:
                return MonthText.Of(MonthText.Number(text[..4]), MonthText.Number(text.Slice(4, 2)), text.Length == 8 ? MonthText.Number(text[6..]) : 1, out month);

            case MonthFault.Serial:
                var start = serials == SerialDates.From1900 ? new DateOnly(1899, 12, 30) : new DateOnly(1904, 1, 1);
                var date = start.AddDays(MonthText.Number(text[..5]));
                month = new Month(date.Year, date.Month);
                return MonthFault.None;

            default:
                return form;
        }
    }
}
