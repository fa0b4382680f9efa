using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>A spelling of the name of a customer, a parent or a product, or what is wrong with it.</summary>
/// <param name="Name">As the file spells it, without the space around it.</param>
/// <param name="Key"><see cref="Names.Key"/> of the name; empty when there is a fault or no name.</param>
internal sealed record NameText(string Name, string Key, Fault? Fault)
{
    /// <summary>The customer this spelling stands for, once that is known: kept here so that a row finds it without another search.</summary>
    public FileCustomer? Customer { get; set; }

    /// <summary>A word that heads a total instead of a name.</summary>
    public static NameText Total => new("", "", RowProblems.Total);

    /// <summary>Formulas, markup, quotes, letters of any script and emoji are ordinary names; only what cannot be shown or searched is refused.</summary>
    public static NameText Read(string field, NameKind kind, int longest)
    {
        var name = FieldText.Trim(field).ToString();
        if (FieldText.Forbidden(name, lines: false) is { } forbidden) return new(name, "", NameProblems.Character(kind, forbidden));

        var key = Names.Key(name);
        if (key.Length == 0) return new(name, "", kind.Required ? NameProblems.Empty(kind) : null);
        if (Length(name) > longest) return new(name, "", NameProblems.TooLong(kind, longest));

        return new(name, key, null);
    }

    // Characters as people count code points, not the two halves some of them have in memory.
    private static int Length(string name)
    {
        var length = 0;
        foreach (var _ in name.EnumerateRunes()) length++;
        return length;
    }
}

/// <summary>Whose name it is.</summary>
internal sealed record NameKind(string Word, bool Required, string EmptyCode, string TooLongCode, string CharacterCode)
{
    public static NameKind Customer { get; } = new("customer", true, ProblemCodes.CustomerEmpty, ProblemCodes.CustomerTooLong, ProblemCodes.CustomerCharacter);

    public static NameKind CustomerId { get; } = new("customer id", false, "", ProblemCodes.CustomerIdTooLong, ProblemCodes.CustomerIdCharacter);

    public static NameKind Parent { get; } = new("parent", false, "", ProblemCodes.ParentTooLong, ProblemCodes.ParentCharacter);

    public static NameKind Product { get; } = new("product", true, ProblemCodes.ProductEmpty, ProblemCodes.ProductTooLong, ProblemCodes.ProductCharacter);

    public static NameKind Alias { get; } = new("other name", false, "", ProblemCodes.CustomerTooLong, ProblemCodes.CustomerCharacter);

    public static NameKind Counterparty { get; } = new("counterparty", true, ProblemCodes.CounterpartyEmpty, ProblemCodes.CounterpartyTooLong, ProblemCodes.CounterpartyCharacter);

    public static NameKind Claim { get; } = new("claim", true, ProblemCodes.ClaimEmpty, ProblemCodes.ClaimTooLong, ProblemCodes.ClaimCharacter);

    public static NameKind Limit { get; } = new("limit", true, ProblemCodes.LimitEmpty, ProblemCodes.LimitTooLong, ProblemCodes.LimitCharacter);

    /// <summary>Whom or what a limit is on.</summary>
    public static NameKind Subject { get; } = new("subject", false, "", ProblemCodes.SubjectTooLong, ProblemCodes.SubjectCharacter);

    public static NameKind Goal { get; } = new("goal", true, ProblemCodes.GoalEmpty, ProblemCodes.GoalTooLong, ProblemCodes.GoalCharacter);

    /// <summary>A customer that may be named.</summary>
    public static NameKind OtherCustomer { get; } = new("customer", false, "", ProblemCodes.CustomerTooLong, ProblemCodes.CustomerCharacter);

    /// <summary>A product that may be named.</summary>
    public static NameKind OtherProduct { get; } = new("product", false, "", ProblemCodes.ProductTooLong, ProblemCodes.ProductCharacter);

    public static NameKind Series { get; } = new("series", true, ProblemCodes.SeriesEmpty, ProblemCodes.SeriesTooLong, ProblemCodes.SeriesCharacter);

    public static NameKind Title { get; } = new("title", true, ProblemCodes.TitleEmpty, ProblemCodes.TitleTooLong, ProblemCodes.TitleCharacter);
}

internal static class NameProblems
{
    public static Fault Empty(NameKind kind) => new(kind.EmptyCode, $"The {kind.Word} is empty. Every row needs one.");

    public static Fault TooLong(NameKind kind, int longest) => new(kind.TooLongCode, string.Create(CultureInfo.InvariantCulture,
        $"The {kind.Word} is longer than {longest:N0} characters. Shorten it, and check whether a quote or a separator is missing."));

    public static Fault Character(NameKind kind, char found) => new(kind.CharacterCode, Describe($"The {kind.Word}", found));

    public static Fault ParentAmbiguous { get; } = new(ProblemCodes.ParentAmbiguous,
        "Several customers of the file have this name under different ids: which of them is the parent? Give each its own name.");

    public static Fault OtherAmbiguous { get; } = new(ProblemCodes.CustomerAmbiguous,
        "Several customers of the file have this name under different ids: which of them is meant? Give each its own name.");

    public static Fault TextCharacter(char found) => new(ProblemCodes.TextCharacter, Describe("The text", found));

    private static string Describe(string subject, char found) => string.Create(CultureInfo.InvariantCulture,
        $"{subject} contains U+{(int)found:X4}, {(char.IsControl(found) ? "a control character" : "which is invisible or turns the text around it")}. Remove it.");
}
