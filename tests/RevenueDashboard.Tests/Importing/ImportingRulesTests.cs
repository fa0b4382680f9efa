using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

/// <summary>Rules of the importing folder that a compiler cannot keep.</summary>
public sealed partial class ImportingRulesTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Sources =>
        [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path))];

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_field_is_read_by_a_parser_of_the_framework(string source) =>
        Assert.Empty(FrameworkParser.Matches(Text(source)).Select(match => match.Value));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_files_stay_small(string source) => Assert.InRange(Text(source).Split('\n').Length, 1, 300);

    [Theory]
    [InlineData("decimal.Parse(text)"), InlineData("double.TryParse(text, out var x)"), InlineData("DateTime.ParseExact(text)"), InlineData("int.Parse(s, NumberStyles.None)"), InlineData("DateOnly.TryParse(text"), InlineData("Utf8Parser.TryParse(x"), InlineData("Convert.ToDecimal(x)")]
    public void The_rule_finds_what_it_forbids(string code) => Assert.Matches(FrameworkParser, code);

    [Fact]
    public void Every_problem_is_explained_in_the_document_and_nothing_else_is()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        var explained = DocumentedCode.Matches(Document).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(codes, explained);
    }

    [Fact]
    public void Every_question_is_explained_in_the_document_and_nothing_else_is() =>
        Assert.Equal(ImportQuestion.Codes, DocumentedQuestion.Matches(Document).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void The_choices_that_are_known_beforehand_are_those_in_the_document()
    {
        foreach (var row in DocumentedChoices.Matches(Document).Select(match => (Code: match.Groups[1].Value, Choices: match.Groups[2].Value)))
        {
            if (ImportQuestion.ChoicesOf(row.Code) is { } choices) Assert.Equal(choices, CodeWord.Matches(Regex.Replace(row.Choices, @"\(.*?\)", "")).Select(match => match.Groups[1].Value));
            else Assert.StartsWith("the n", row.Choices, StringComparison.Ordinal);
        }

        Assert.Equal(ImportQuestion.Codes.Count, DocumentedChoices.Count(Document));
    }

    [Fact]
    public void Every_problem_code_is_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "ProblemCodes.cs").Select(File.ReadAllText));

        Assert.Equal([], typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name).Where(name => !Regex.IsMatch(code, $@"ProblemCodes\.{name}\b")));
    }

    [Fact]
    public void Every_header_the_product_knows_is_in_the_document() =>
        Assert.Equal([], Enum.GetValues<FileField>().SelectMany(FieldSynonyms.Of).Distinct().Where(header => !Document.Contains($"`{header}`", StringComparison.Ordinal)));

    private static string Folder => Path.Combine(Root, "src", "RevenueDashboard", "Importing");

    private static string Document => File.ReadAllText(Path.Combine(Root, "docs", "file-format.md"));

    private static string Text(string source) => File.ReadAllText(Path.Combine(Folder, source));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "RevenueDashboard.sln"))) return folder;
        }

        throw new InvalidOperationException("The tests run from their source folder.");
    }

    // Parsers of amounts and dates are forbidden whatever culture they are given; whole numbers that are no fields may be read without culture.
    // Currency.TryParse and Month.Parse are the product's own and know none.
    [GeneratedRegex(@"\b(?:decimal|double|float|DateTime|DateTimeOffset|DateOnly|Utf8Parser)\.(?:Try)?Parse(?:Exact)?\b|\b(?:int|uint|long|ulong|short|byte|Int128|BigInteger)\.(?:Try)?Parse\b(?!.*InvariantCulture)|\bConvert\.To(?:Decimal|Double|Int32|Int64|DateTime)\b|CurrentCulture")]
    private static partial Regex FrameworkParser { get; }

    [GeneratedRegex(@"^\| \*\*`([a-z0-9-]+)`\*\* \| [A-Z]", RegexOptions.Multiline)]
    private static partial Regex DocumentedQuestion { get; }

    [GeneratedRegex(@"^\| \*\*`([a-z0-9-]+)`\*\* \| [A-Z][^\n]*\| ([^|\n]+) \|$", RegexOptions.Multiline)]
    private static partial Regex DocumentedChoices { get; }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeWord { get; }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedCode { get; }
}
