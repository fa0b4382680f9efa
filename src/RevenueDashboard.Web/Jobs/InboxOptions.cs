using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Web.Jobs;

/// <summary>A folder whose files go into the book by themselves; section <c>Inbox</c> of the configuration. Off unless a folder is named.</summary>
public sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>The folder that is watched; null for none.</summary>
    public string? Folder { get; set; }

    /// <summary>The remembered way of reading that holds for its files; null to read them as they are.</summary>
    public string? Profile { get; set; }

    /// <summary>Between two looks, from a second to an hour. A file is taken when two looks found the same size and time.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the files of the inbox are read by a profile.</summary>
    /// <param name="profile">Its name, however it is spelled.</param>
    public bool ReadsBy(string profile) => Profile is { } own && Names.Key(own) == Names.Key(profile);

    internal sealed class Validator(IOptions<DatabaseOptions> database) : IValidateOptions<InboxOptions>
    {
        public ValidateOptionsResult Validate(string? name, InboxOptions options)
        {
            var faults = new List<string>();
            if (options.Folder is not null && !Path.IsPathFullyQualified(options.Folder)) faults.Add($"{Section}:{nameof(Folder)} is \"{options.Folder}\". Write the whole path of the folder.");
            else if (options.Folder is not null && !Directory.Exists(options.Folder)) faults.Add($"{Section}:{nameof(Folder)} is \"{options.Folder}\", which is no folder. Create it, or leave the setting out.");
            else if (options.Folder is not null && HoldsBook(options.Folder)) faults.Add($"{Section}:{nameof(Folder)} is \"{options.Folder}\", where the database is: every file there is taken for one to import and moved. Name a folder of its own.");
            if (options.Profile is not null && options.Folder is null) faults.Add($"{Section}:{nameof(Profile)} is set without {Section}:{nameof(Folder)}. Name the folder, or leave both out.");
            if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromHours(1)) faults.Add($"{Section}:{nameof(Interval)} is {options.Interval}. Write a time from 00:00:01 to 01:00:00.");
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private bool HoldsBook(string folder) =>
            database.Value.SqliteFile is { } file && Path.GetDirectoryName(file) is { } home && Path.GetRelativePath(folder, home) == ".";
    }
}
