namespace RevenueDashboard.Data;

/// <summary>Why two names look like one customer. Stored by name: never rename.</summary>
public enum SuggestionReason
{
    /// <summary>The same words, apart from punctuation, spaces, accents, "the" and the company's form: "Acme Ltd." and "The Acme Company".</summary>
    SameWords,

    /// <summary>They look the same and are written with other characters: a Cyrillic а, a digit 0 for the letter O.</summary>
    LookAlike,

    /// <summary>One letter is missing, added, replaced, or exchanged with its neighbour.</summary>
    OneLetter,
}

/// <summary>A customer that is new with a file and one that looks the same: in the book, or in the same file. Nothing is merged because of it.</summary>
/// <param name="CustomerId">The new customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="OtherId">The customer it may be.</param>
/// <param name="Other">The name of that one.</param>
public sealed record CustomerSuggestion(int CustomerId, string Name, int OtherId, string Other, SuggestionReason Reason)
{
    /// <summary>The id of the customer; null when it is known by its name.</summary>
    public string? KnownBy { get; init; }

    /// <summary>The id of the other one; null when it is known by its name.</summary>
    public string? OtherKnownBy { get; init; }

    /// <summary>The name, with the id if there is one: "Zedco (id z1)".</summary>
    public string NameInWords() => InWords(Name, KnownBy);

    /// <inheritdoc cref="NameInWords"/>
    public string OtherInWords() => InWords(Other, OtherKnownBy);

    private static string InWords(string name, string? id) => id is null ? name : $"{name} (id {id})";

    /// <summary>Why, for a person: "written with look-alike characters".</summary>
    public string ReasonInWords() => Reason switch
    {
        SuggestionReason.SameWords when KnownBy is null != OtherKnownBy is null && Names.Key(Name) == Names.Key(Other) => "the same name, with an id and without one",
        SuggestionReason.SameWords => "the same words, apart from punctuation or the form of the company",
        SuggestionReason.LookAlike => "look the same, written with other characters",
        _ => "one letter differs",
    };
}
